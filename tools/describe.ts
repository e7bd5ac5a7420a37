import type { Obtained } from '#tools/obtain';
import type { Program } from '#tools/program';
import { pinnedVersion } from '#tools/version';

/** One line about where a program is from: `promtool 3.14.0 (cache)`, or why it is missing and the way out. */
export function describeObtained(program: Program, obtained: Obtained): string {
  if (obtained.kind === 'missing') {
    return `${program.name} is missing: ${obtained.reason}; ${obtained.remedy}`;
  }
  const pinned = program.kind === 'foreign' ? obtained.version : pinnedVersion(program);
  const note = obtained.version === pinned ? '' : `, not the pinned ${pinned}`;
  return `${program.name} ${obtained.version} (${obtained.from}${note})`;
}
