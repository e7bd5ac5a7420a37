import fs from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { realFileSystem } from '#lib/output/file-system';
import { withLock } from '#lib/output/lock';
import { watched } from './faulty-file-system';

let directory = '';
let path = '';

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(directory, 'lock');
});

afterEach(() => fs.rmSync(directory, { recursive: true }));

const take = () => withLock(path, 'dist', realFileSystem, () => 'done');
const write = (holder: object) => fs.writeFileSync(path, JSON.stringify(holder));
const someone = { pid: 1, host: 'elsewhere', start: '1', since: '2026-01-01T00:00:00.000Z' };
const refusal = (who: string) =>
  `dist is being written by ${who}\n    wait for that run and start again; if it is certainly gone, remove ${path}*`;
/** No process has a number above Linux' and macOS' largest. */
const impossiblePid = 99_999_999;

describe('a lock', () => {
  it('is gone after the action', () => {
    expect([take(), fs.readdirSync(directory)]).toEqual(['done', []]);
  });

  it('is gone after an action that failed', () => {
    const failing = () => {
      throw new Error('failed');
    };
    expect(() => withLock(path, 'dist', realFileSystem, failing)).toThrow('failed');
    expect(fs.readdirSync(directory)).toEqual([]);
  });

  it('cannot be taken twice', () => {
    expect(() => withLock(path, 'dist', realFileSystem, take)).toThrow(
      `dist is being written by process ${process.pid} on ${hostname()} since `,
    );
  });

  it('of a process on another host stays, because nobody here can tell whether that runs', () => {
    write(someone);
    expect(take).toThrow(new Error(refusal('process 1 on elsewhere since 2026-01-01T00:00:00.000Z')));
    expect(fs.readdirSync(directory)).toEqual(['lock']);
  });

  it('of a process that has ended is taken over', () => {
    write({ ...someone, pid: impossiblePid, host: hostname() });
    expect([take(), fs.readdirSync(directory)]).toEqual(['done', []]);
  });

  it('of a process whose number belongs to another one now is taken over', () => {
    write({ ...someone, pid: process.pid, host: hostname(), start: 'long ago' });
    expect([take(), fs.readdirSync(directory)]).toEqual(['done', []]);
  });

  it('that is being filled just now stays', () => {
    fs.writeFileSync(path, '');
    expect(take).toThrow(new Error(refusal('another run')));
  });

  it('that was never filled is taken over', () => {
    fs.writeFileSync(path, '');
    fs.utimesSync(path, 1_000_000, 1_000_000);
    expect([take(), fs.readdirSync(directory)]).toEqual(['done', []]);
  });

  it('that is stale is taken over by one run only', () => {
    write({ ...someone, pid: impossiblePid, host: hostname() });
    fs.writeFileSync(`${path}.takeover`, '');
    expect(take).toThrow(new Error(refusal('another run')));
    expect(fs.readdirSync(directory)).toEqual(['lock', 'lock.takeover']);
  });

  it('that another run took over in the same instant stays', () => {
    write({ ...someone, pid: impossiblePid, host: hostname() });
    const overtaken = watched((step, _, target) => {
      if (step === 'writeFileSync' && target.endsWith('.takeover')) write(someone);
    });
    expect(() => withLock(path, 'dist', overtaken, () => 'done')).toThrow(
      new Error(refusal('process 1 on elsewhere since 2026-01-01T00:00:00.000Z')),
    );
    expect([fs.readdirSync(directory), fs.readFileSync(path, 'utf8')]).toEqual([
      ['lock'],
      JSON.stringify(someone),
    ]);
  });
});
