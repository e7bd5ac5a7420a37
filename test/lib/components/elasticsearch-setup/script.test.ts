import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupBodies } from '#lib/components/elasticsearch-setup/bodies';
import { setupScript } from '#lib/components/elasticsearch-setup/script';
import { elasticsearch, traces } from '#test/lib/components/traces';

/** Notes what it is asked to do, as curl would see it. */
const curl = `#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    --config) shift; cat "$1" >> "$NOTES" ;;
    --data-binary) shift; cat "\${1#@}" >> "$NOTES" ;;
    https:*) echo "$1" >> "$NOTES" ;;
  esac
  shift
done
exit "\${CURL_STATUS:-0}"
`;

/** Runs the script with passwords, and a curl that only notes. */
function run(
  password: string,
  status = 0,
): { readonly notes: string; readonly output: string; readonly status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'));
  try {
    const at = (name: string) => join(folder, name);
    writeFileSync(at('curl'), curl);
    chmodSync(at('curl'), 0o755);
    writeFileSync(at('notes'), '');
    writeFileSync(at('password'), `${password}\n`);
    for (const { path, text } of setupBodies(traces(), elasticsearch)) {
      writeFileSync(at(path.slice(path.lastIndexOf('/') + 1)), text);
    }
    const {
      stdout,
      stderr,
      status: ended,
    } = spawnSync('sh', ['-s', folder], {
      input: setupScript.text,
      encoding: 'utf8',
      env: {
        PATH: `${folder}:${process.env.PATH}`,
        NOTES: at('notes'),
        CURL_STATUS: String(status),
        ELASTICSEARCH_URL: 'https://elasticsearch:9200',
        CERTIFICATE_AUTHORITY: 'ca.crt',
        ELASTIC_PASSWORD_FILE: at('password'),
        JAEGER_PASSWORD_FILE: at('password'),
        MONITORING_PASSWORD_FILE: at('password'),
      },
    });
    return { notes: readFileSync(at('notes'), 'utf8'), output: stdout + stderr, status: ended };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what sets Elasticsearch up', () => {
  it('makes roles before the users who have them, and the repository before its policy', () => {
    const { notes, status } = run('secret');
    expect(status).toBe(0);
    expect(notes.split('\n').filter((line) => line.startsWith('https:'))).toEqual([
      'https://elasticsearch:9200/_security/role/jaeger',
      'https://elasticsearch:9200/_security/role/monitoring',
      'https://elasticsearch:9200/_security/user/jaeger',
      'https://elasticsearch:9200/_security/user/monitoring',
      'https://elasticsearch:9200/_snapshot/traces',
      'https://elasticsearch:9200/_slm/policy/nightly',
    ]);
  });

  it('passes any password on as it is, and shows none', () => {
    const { notes, output } = run('a"b\\c$d');
    expect(notes).toContain('user = "elastic:a\\"b\\\\c$d"');
    expect(notes).toContain('{"password": "a\\"b\\\\c$d", "roles": ["jaeger"]}');
    expect(output).not.toContain('b\\c');
  });

  it('fails when Elasticsearch refuses something', () => {
    expect(run('secret', 22).status).not.toBe(0);
  });
});
