import { parse } from 'yaml';
import { renderConfig } from '#lib/components/prometheus/yaml';

const names = Array.from({ length: 4 }, (_, index) => `dwcp_a_metric_with_a_long_name_${index}_total`);

describe('the text of the configuration', () => {
  it('says where it comes from, and writes a long list of names as one line each', () => {
    const rule = { source_labels: ['__name__'], regex: names.join('|'), action: 'keep' };
    expect(renderConfig({ rules: [rule] }, 'site')).toMatchInlineSnapshot(`
"# Generated from environments/site.yaml and the metric catalogue; change those.

rules:
  - source_labels: [__name__]
    regex: "\\
      dwcp_a_metric_with_a_long_name_0_total\\
      |dwcp_a_metric_with_a_long_name_1_total\\
      |dwcp_a_metric_with_a_long_name_2_total\\
      |dwcp_a_metric_with_a_long_name_3_total\\
      "
    action: keep
"
`);
  });

  it('reads back as what was written', () => {
    const configuration = { rules: [{ regex: names.join('|') }, { regex: 'a|b' }, { regex: 'x{1,2}|y' }] };
    expect(parse(renderConfig(configuration, 'site'))).toEqual(configuration);
  });

  it('repeats what stands twice, because Prometheus shows no anchors', () => {
    const targets = ['a:1', 'b:2'];
    expect(renderConfig({ one: { targets }, other: { targets } }, 'site')).not.toContain('&');
  });
});
