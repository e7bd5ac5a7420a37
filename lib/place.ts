import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { relative, resolve } from 'node:path';

/** Where something stands: a file, and 1-based line and column where they are known. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:column`, with only the parts that are known. */
export function renderPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** A place that is worked out only when somebody asks for it: thousands are captured, few are printed. */
export interface LazyPlace {
  readonly place: Place;
}

/**
 * Remembers where `callee` was called from. Costs a stack capture now, and reads the source map, which takes longer than
 * everything else, only when a part of the place is read.
 *
 * @param callee the function whose caller is wanted; frames above it are left out
 */
export function placeOfCaller(callee: (...values: never[]) => unknown): LazyPlace {
  const capture: { stack?: string } = {};
  Error.captureStackTrace(capture, callee);
  let known: Required<Place> | undefined;
  const place = () => {
    known ??= placeOfFrame(capture.stack?.split('\n')[1] ?? '');
    return known;
  };
  return {
    place: {
      get file() {
        return place().file;
      },
      get line() {
        return place().line;
      },
      get column() {
        return place().column;
      },
    },
  };
}

function placeOfFrame(frame: string): Required<Place> {
  const [, file = '', line = '1', column = '1'] =
    /\(?(?:file:\/\/)?([^()\s]+):(\d+):(\d+)\)?$/.exec(frame) ?? [];
  const original = sourceMapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (original === undefined || !('originalSource' in original)) {
    return { file: relative(process.cwd(), file), line: Number(line), column: Number(column) };
  }
  return {
    file: relative(process.cwd(), resolve(file, '..', original.originalSource)),
    line: original.originalLine + 1,
    column: original.originalColumn + 1,
  };
}

const sourceMaps = new Map<string, SourceMap | undefined>();

function sourceMapOf(file: string): SourceMap | undefined {
  if (!sourceMaps.has(file)) {
    const path = `${file}.map`;
    sourceMaps.set(
      file,
      existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined,
    );
  }
  return sourceMaps.get(file);
}
