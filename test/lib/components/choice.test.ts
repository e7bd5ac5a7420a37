import { chosen } from '#lib/components/choice';
import { renderPlace } from '#lib/place';
import { siteOf } from '#test/lib/environment/site';
import { goodWithBadger } from '#test/lib/environment/traces';

const from = (...path: readonly string[]): string => {
  const choice = chosen(siteOf(goodWithBadger), 'name', 'value', path);
  return typeof choice.from === 'string' ? choice.from : renderPlace(choice.from);
};

describe('a value of an environment comes from', () => {
  it('its place in the file', () => {
    expect(from('traces', 'sampler', 'decisionWait')).toBe('environments/site.yaml:83:19');
  });

  it('its place in the file where it is a map', () => {
    expect(from('targets', 'dwcp-core')).toBe('environments/site.yaml:36:3');
  });

  it('the schema where the file leaves it out', () => {
    expect(from('traces', 'sampler', 'percentage')).toBe('default');
  });
});
