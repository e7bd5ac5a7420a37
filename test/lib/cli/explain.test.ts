import { explain, renderChoices } from '#lib/cli/explain';
import { UsageError } from '#lib/cli/usage-error';
import { goodStack } from '#test/lib/checks/example';

describe('the explanation of a component', () => {
  it('lines up names, values and where they come from', () => {
    const from = { file: 'environments/production.yaml', line: 31, column: 15 };
    expect(
      renderChoices('prometheus in production', [
        { name: 'replicas', value: '2', from },
        { name: 'memory request', value: '6Gi', from: '2 GiB + 4 KiB for each of 1,000,000 series' },
        { name: 'remote write', value: 'http://vminsert.storage.svc:8480/insert', from },
      ]),
    ).toMatchInlineSnapshot(`
"prometheus in production
  replicas        2    environments/production.yaml:31:15
  memory request  6Gi  2 GiB + 4 KiB for each of 1,000,000 series
  remote write    http://vminsert.storage.svc:8480/insert
                       environments/production.yaml:31:15
"
`);
  });

  it('is only the heading when there is nothing to explain', () => {
    expect(renderChoices('prometheus in production', [])).toBe('prometheus in production\n');
  });

  it('is of the environments that have the component', () => {
    const full = goodStack();
    const small = { ...full, components: full.components.filter(({ name }) => name !== 'prometheus') };
    expect(explain('prometheus', [small, full]).split('\n')[0]).toBe('prometheus in production');
    expect(() => explain('vmstorage', [small, full])).toThrow(
      new UsageError('no component is called "vmstorage"; there are alertmanager, prometheus'),
    );
  });
});
