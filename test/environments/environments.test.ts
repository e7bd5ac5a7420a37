import { basename } from 'node:path';
import { parse } from 'yaml';
import { loadContent } from '#content';
import { checkContent } from '#lib/checks/content';
import { environmentChecks } from '#lib/checks/environment';
import { checkStack } from '#lib/checks/stack';
import { loadEnvironment } from '#lib/environment/load';
import { readEnvironments } from '#lib/environment/read';
import { buildStack } from '#lib/stack';

const { texts, problems: unread } = readEnvironments('environments');
const content = loadContent();

/** Whatever sites there are: what is said here holds for each, and counts none. */
describe('the environments of this repository', () => {
  it('can be read', () => {
    expect(unread).toEqual([]);
  });

  it.each(texts)('$file says what the schema allows, under its own name', (text) => {
    const { environment, problems } = loadEnvironment(text, environmentChecks(content));
    expect(problems).toEqual([]);
    expect(environment?.name).toBe(basename(text.file, '.yaml'));
  });

  it.each(texts)('$file makes a stack without a problem', (text) => {
    const { environment } = loadEnvironment(text);
    if (environment === undefined) throw new Error('it does not load');
    expect([...checkContent(content), ...checkStack(buildStack(environment, content))]).toEqual([]);
  });

  it.each(texts)('$file makes native files that say what the checks read of them', (text) => {
    const { environment } = loadEnvironment(text);
    if (environment === undefined) throw new Error('it does not load');
    const files = buildStack(environment, content).components.flatMap((component) => component.files);
    const read = files.filter((file) => file.content !== undefined);
    expect(read.length).toBeGreaterThan(0);
    for (const file of read) expect(parse(file.text)).toEqual(file.content);
  });
});
