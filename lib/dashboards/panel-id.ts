/**
 * The number that Grafana knows a panel by, from 1 to 2^24: from its title, so that links to it last when panels
 * are added, removed or moved. Two titles of a dashboard with one number are a problem of `checkDashboards`.
 * 32 bits of FNV-1a, folded to 24: http://www.isthe.com/chongo/tech/comp/fnv/#xor-fold
 */
export function idOf(title: string): number {
  const hash = [...Buffer.from(title)].reduce(
    (sum, byte) => Math.imul(sum ^ byte, 0x01_00_01_93) >>> 0,
    0x81_1c_9d_c5,
  );
  return ((hash >>> 24) ^ (hash & 0xff_ff_ff)) + 1;
}
