/** Counts what was checked, and prints one line per check. */
export interface Checklist {
  /**
   * @param check throws when it fails; the text it may return is printed as a detail
   * @returns whether it passed
   */
  check(title: string, check: () => Promise<string | undefined>): Promise<boolean>;
  /** Says what is not checked here, and why. It counts neither as passed nor as failed. */
  leaveOut(title: string, reason: string): void;
  readonly passed: number;
  readonly failed: number;
}

export function createChecklist(print: (line: string) => void): Checklist {
  let passed = 0;
  let failed = 0;
  return {
    async check(title, check) {
      try {
        const detail = await check();
        passed += 1;
        print(detail === undefined ? `ok      ${title}` : `ok      ${title}: ${detail}`);
        return true;
      } catch (error) {
        failed += 1;
        const reason = error instanceof Error ? error.message : String(error);
        print(`FAILED  ${title}\n${reason.trimEnd().replace(/^/gm, '        ')}`);
        return false;
      }
    },
    leaveOut(title, reason) {
      print(`left    ${title}: ${reason}`);
    },
    get passed() {
      return passed;
    },
    get failed() {
      return failed;
    },
  };
}
