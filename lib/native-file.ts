/** A generated file in the format of the program that reads it; the path is relative to `dist/<environment>/`. */
export interface NativeFile {
  /** `config/prometheus.yaml`. */
  readonly path: string;
  readonly text: string;
  /** What the text was rendered from, for checks that would have to read it back. @default only the text says it */
  readonly content?: object;
}
