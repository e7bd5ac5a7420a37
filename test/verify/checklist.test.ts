import { createChecklist } from '#verify/checklist';

describe('the checklist', () => {
  it('prints a line per check and counts both kinds', async () => {
    const lines: string[] = [];
    const checklist = createChecklist((line) => lines.push(line));
    expect(await checklist.check('is plain', async () => undefined)).toBe(true);
    expect(await checklist.check('has a detail', async () => 'this')).toBe(true);
    expect(await checklist.check('fails', () => Promise.reject(new Error('one\ntwo\n')))).toBe(false);
    checklist.leaveOut('is impossible', 'there is nothing');
    expect(lines).toEqual([
      'ok      is plain',
      'ok      has a detail: this',
      'FAILED  fails\n        one\n        two',
      'left    is impossible: there is nothing',
    ]);
    expect([checklist.passed, checklist.failed]).toEqual([2, 1]);
  });
});
