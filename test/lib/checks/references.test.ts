import { references } from '#lib/checks/references';
import { cluster, environment } from '#test/lib/components/example';
import { broken, goodStack, told, withMore, without } from './example';

const pods = 'StatefulSet prometheus';
const mail = 'secret-alertmanager-mail';
const fix = '\n    correct the name, or add what it names to the stack';
const anyNode = { kind: 'kubernetes', role: 'pod', namespaces: ['dwcp'] } as const;
const discovering = goodStack(environment({ targets: { core: anyNode } }));
const authority = { configMap: 'site-authority', key: 'ca.crt' };
const withAuthority = goodStack(environment({ output: { ...cluster, certificateAuthority: authority } }));

describe('stack/references', () => {
  it('takes the ConfigMap that the environment says must exist', () => {
    expect(told(references, withAuthority)).toEqual([]);
  });

  it.each([
    [
      'a ConfigMap',
      without('ConfigMap prometheus-rules'),
      [
        `StatefulSet monitoring/prometheus: names the ConfigMap monitoring/prometheus-rules, which is not there${fix}`,
      ],
    ],
    [
      'a key of a ConfigMap',
      broken(
        'ConfigMap alertmanager-config',
        '"alertmanager-templates.links',
        '"alertmanager-templates-links',
      ),
      [
        expect.stringMatching(
          /^StatefulSet monitoring\/alertmanager: reads alertmanager-templates\.links\.tmpl of the ConfigMap monitoring\/alertmanager-config, which has alertmanager\.yaml, alertmanager-templates-links/,
        ),
      ],
    ],
    [
      'a key of the ConfigMap that the environment says must exist',
      broken(pods, '"key":"ca.crt"', '"key":"ca.pem"', withAuthority),
      [
        `StatefulSet monitoring/prometheus: reads ca.pem of the ConfigMap monitoring/site-authority, which has ca.crt${fix}`,
      ],
    ],
    [
      'a Secret that no component declares',
      broken('StatefulSet alertmanager', '"secretName":"alertmanager-mail"', '"secretName":"mail"'),
      [
        `StatefulSet monitoring/alertmanager: names the Secret monitoring/mail, which is declared by no component${fix}`,
      ],
    ],
    [
      'a key of a Secret',
      broken('StatefulSet alertmanager', '"items":[{"key":"password"', '"items":[{"key":"pass"'),
      [
        `StatefulSet monitoring/alertmanager: reads pass of the Secret monitoring/alertmanager-mail, which has password${fix}`,
      ],
    ],
    [
      'a Secret in a variable',
      broken(pods, '"env":[', '"env":[{"name":"X","valueFrom":{"secretKeyRef":{"name":"x","key":"y"}}},'),
      [
        `StatefulSet monitoring/prometheus: names the Secret monitoring/x, which is declared by no component${fix}`,
      ],
    ],
    [
      'a ServiceAccount, of pods and of a binding',
      without('ServiceAccount prometheus', discovering),
      [
        `StatefulSet monitoring/prometheus: names the ServiceAccount monitoring/prometheus, which is not there${fix}`,
        `RoleBinding dwcp/monitoring-prometheus: names the ServiceAccount monitoring/prometheus, which is not there${fix}`,
      ],
    ],
    [
      'a Role',
      without('Role monitoring-prometheus', discovering),
      [
        `RoleBinding dwcp/monitoring-prometheus: names the Role dwcp/monitoring-prometheus, which is not there${fix}`,
      ],
    ],
    [
      'a PriorityClass',
      without('PriorityClass dwcp-monitoring'),
      [
        `StatefulSet monitoring/alertmanager: names the PriorityClass dwcp-monitoring, which is not there${fix}`,
        `StatefulSet monitoring/prometheus: names the PriorityClass dwcp-monitoring, which is not there${fix}`,
      ],
    ],
    [
      'a Secret to pull images with',
      broken(pods, '"enableServiceLinks"', '"imagePullSecrets":[{"name":"registry"}],"enableServiceLinks"'),
      [
        `StatefulSet monitoring/prometheus: pulls images with the Secret registry, which is not in output.imagePullSecrets${fix}`,
      ],
    ],
    [
      'a StorageClass',
      broken(pods, '"storageClassName":"ssd"', '"storageClassName":"hdd"'),
      [
        `StatefulSet monitoring/prometheus: names the StorageClass hdd, which is not in output.storageClasses${fix}`,
      ],
    ],
    [
      'a PersistentVolumeClaim',
      broken(
        pods,
        '"volumes":[{"name":"prometheus-config","configMap":{"name":"prometheus-config"}}',
        '"volumes":[{"name":"prometheus-config","persistentVolumeClaim":{"claimName":"x"}}',
      ),
      [
        `StatefulSet monitoring/prometheus: names the PersistentVolumeClaim monitoring/x, which is not there${fix}`,
      ],
    ],
    [
      'a volume',
      broken('StatefulSet alertmanager', `{"name":"${mail}","mountPath"`, '{"name":"mail","mountPath"'),
      [
        expect.stringMatching(
          /^StatefulSet monitoring\/alertmanager: alertmanager mounts the volume mail, and the volumes are /,
        ),
        `StatefulSet monitoring/alertmanager: no container mounts its volume ${mail}${fix}`,
      ],
    ],
    [
      'a path of its own for each mount',
      broken(pods, '"mountPath":"/etc/prometheus/rules"', '"mountPath":"/etc/prometheus/config"'),
      [`StatefulSet monitoring/prometheus: prometheus mounts two volumes at /etc/prometheus/config${fix}`],
    ],
  ])('misses %s', (_, stack, problems) => {
    expect(told(references, stack)).toEqual(problems);
  });

  it('takes a PersistentVolumeClaim that is there', () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'x', namespace: 'monitoring' },
    };
    const stack = broken(
      pods,
      '"volumes":[{"name":"prometheus-config","configMap":{"name":"prometheus-config"}}',
      '"volumes":[{"name":"prometheus-config","persistentVolumeClaim":{"claimName":"x"}}',
    );
    expect(told(references, withMore({ objects: [claim] }, stack))).toEqual([]);
  });
});
