import { mountedFiles } from '#lib/checks/mounted-files';
import { cluster } from '#test/lib/components/example';
import { choices, postgresql, site as withGrafana } from '#test/lib/components/grafana/example';
import { broken, goodStack, told, wholeStack } from './example';

const fix = '\n    mount it in lib/components, or correct the path';
const whole = (name: string, from: string | RegExp, to: string) =>
  broken(`StatefulSet ${name}`, from, to, wholeStack());

/** A volume is mounted at another place. */
const moved = (name: string, path: string) =>
  whole(name, `"mountPath":"${path}"`, '"mountPath":"/elsewhere"');

/** Where the site has its own authority, and Grafana a database. */
const elaborate = wholeStack(
  withGrafana({
    grafana: { ...choices, database: postgresql },
    output: { ...cluster, certificateAuthority: { configMap: 'site-authority', key: 'ca.crt' } },
  }),
);

describe('stack/mounted-files', () => {
  it.each([
    ['of two programs', goodStack()],
    ['with everything', wholeStack()],
    ['with an authority of its own', elaborate],
  ])('are right in a stack %s', (_, stack) => {
    expect(told(mountedFiles, stack)).toEqual([]);
  });

  it.each([
    [
      'a configuration that is not mounted',
      moved('vmauth', '/etc/vmauth/config'),
      'StatefulSet monitoring/vmauth: reads /etc/vmauth/config/vmauth.yaml, and nothing is mounted there; its mounts are /elsewhere',
    ],
    [
      'a token of an argument that the volume does not have',
      whole('vmalert', '"path":"write-token"', '"path":"token"'),
      'StatefulSet monitoring/vmalert: reads /etc/vmalert/secrets/victoria-metrics/write-token, and the volume secret-victoria-metrics there has read-token, token',
    ],
    [
      'a token of a relative path that is not mounted',
      moved('prometheus', '/etc/prometheus/secrets/victoria-metrics'),
      'StatefulSet monitoring/prometheus: reads /etc/prometheus/secrets/victoria-metrics/write-token, and nothing is mounted there; its mounts are /prometheus, /etc/prometheus/config, /etc/prometheus/rules, /elsewhere',
    ],
    [
      'a rule that its ConfigMap does not have',
      broken('ConfigMap vmalert-rules', '"consensus.yaml"', '"consensus.yml"', wholeStack()),
      'StatefulSet monitoring/vmalert: reads /etc/vmalert/rules/consensus.yaml, and the volume vmalert-rules there has consensus.yml',
    ],
    [
      'a password of an ini file',
      whole('grafana', '"path":"secret-key"', '"path":"key"'),
      'StatefulSet monitoring/grafana: reads /etc/grafana/secrets/grafana/secret-key, and the volume secret-grafana there has admin-password, key',
    ],
    [
      'a secret of a receiver',
      whole('alertmanager', '"path":"network"', '"path":"net"'),
      'StatefulSet monitoring/alertmanager: reads /etc/alertmanager/secrets/alertmanager-pagerduty/network, and the volume secret-alertmanager-pagerduty there has net, oncall',
    ],
    [
      'all secrets of a volume at once',
      moved('grafana', '/etc/grafana/secrets/grafana'),
      'StatefulSet monitoring/grafana: reads /etc/grafana/secrets/grafana/admin-password, /etc/grafana/secrets/grafana/secret-key, and nothing is mounted there; its mounts are /var/lib/grafana, /etc/grafana/config, /etc/grafana/dashboards, /elsewhere, /etc/grafana/secrets/victoria-metrics, /tmp',
    ],
    [
      'templates in another folder',
      whole('alertmanager', /"path":"alertmanager-templates\//g, '"path":"templates/'),
      'StatefulSet monitoring/alertmanager: reads /etc/alertmanager/config/alertmanager-templates, and the volume alertmanager-config there has alertmanager.yaml, templates/links.tmpl, templates/text.tmpl, templates/slack.tmpl, templates/pagerduty.tmpl',
    ],
    [
      'data without a volume',
      moved('vmstorage', '/storage'),
      'StatefulSet monitoring/vmstorage: reads /storage/data, and nothing is mounted there; its mounts are /elsewhere',
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(mountedFiles, stack)).toEqual([`${problem}${fix}`]);
  });

  it('finds that nothing is mounted at all', () => {
    const bare = whole('vmauth', /"volumeMounts":\[.*?\]/, '"volumeMounts":[]');
    expect(told(mountedFiles, bare)).toEqual([
      `StatefulSet monitoring/vmauth: reads /etc/vmauth/config/vmauth.yaml, and nothing is mounted there; its mounts are none${fix}`,
    ]);
  });

  it('takes the innermost of several mounts', () => {
    const inner = '"mountPath":"/etc/vmauth/config/vmauth.yaml","subPath":"vmauth.yaml"';
    expect(told(mountedFiles, whole('vmauth', '"mountPath":"/etc/vmauth/config"', inner))).toEqual([]);
  });
});
