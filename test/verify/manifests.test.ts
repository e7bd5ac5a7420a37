import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeSecurity } from '#verify/checkov';
import { score } from '#verify/kube-score';
import { checkFields } from '#verify/kubeconform';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifests-test-'));
  mkdirSync(join(folder, 'manifests'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that prints this and ends with that status. */
function answering(answer: unknown, status = 0): string {
  const path = join(folder, 'program');
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  writeFileSync(path, `#!/bin/sh\ncat <<'END'\n${text}\nEND\nexit ${status}\n`, { mode: 0o755 });
  return path;
}

describe('kubeconform', () => {
  const valid = { resources: [], summary: { valid: 3, invalid: 0, errors: 0, skipped: 0 } };

  it('counts the objects that are valid', async () => {
    expect(await checkFields(answering(valid), folder, ['a.yaml', 'b.yaml'])).toBe('3 objects in 2 files');
  });

  it('tells what is wrong with the others', async () => {
    const wrong = {
      filename: 'a.yaml',
      kind: 'Service',
      name: 'prometheus',
      msg: "additional property 'prot'",
    };
    await expect(
      checkFields(answering({ ...valid, resources: [wrong] }, 1), folder, ['a.yaml']),
    ).rejects.toThrow("a.yaml: Service prometheus: additional property 'prot'");
  });

  it('is not taken at its word when it says nothing', async () => {
    await expect(checkFields(answering('no such flag', 2), folder, ['a.yaml'])).rejects.toThrow(
      'kubeconform says nothing',
    );
  });
});

describe('kube-score', () => {
  it('gives the checks that are below the best grade and were not skipped', async () => {
    const check = (id: string, grade: number, skipped: boolean) => ({
      check: { id },
      grade,
      skipped,
      comments: [
        { path: 'vmauth', summary: 'is not set' },
        { path: '', summary: 'no path' },
      ],
    });
    const scored = [
      {
        type_meta: { kind: 'StatefulSet' },
        object_meta: { name: 'vmauth' },
        checks: [check('pull', 1, false), check('probes', 10, false), check('hpa', 0, true)],
      },
    ];
    expect(await score(answering(scored, 1), '1.36.3', ['a.yaml'])).toEqual({
      judged: '1 objects',
      findings: [
        {
          judge: 'kube-score',
          check: 'pull',
          object: 'StatefulSet/vmauth',
          message: 'vmauth: is not set, no path',
        },
      ],
    });
  });

  it('is not taken at its word when it says nothing', async () => {
    await expect(score(answering('failed', 1), '1.36.3', [])).rejects.toThrow('kube-score says nothing');
  });
});

describe('Checkov', () => {
  const report = (failed: readonly unknown[], unreadable: readonly string[] = []) => ({
    results: { failed_checks: failed, parsing_errors: unreadable },
    summary: { passed: 7, failed: failed.length },
  });

  it('gives the checks that failed, by object', async () => {
    const failed = {
      check_id: 'CKV_K8S_43',
      check_name: 'Image should use digest',
      resource: 'StatefulSet.monitoring.vm.auth',
    };
    expect(await judgeSecurity(answering(report([failed]), 1), folder)).toEqual({
      judged: '8 checks',
      findings: [
        {
          judge: 'checkov',
          check: 'CKV_K8S_43',
          object: 'StatefulSet/vm.auth',
          message: 'Image should use digest',
        },
      ],
    });
  });

  it('has to be able to read every file', async () => {
    await expect(judgeSecurity(answering(report([], ['a.yaml'])), folder)).rejects.toThrow(
      'checkov cannot read a.yaml',
    );
  });
});
