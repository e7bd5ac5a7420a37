import { checks } from '#lib/checks/checks';
import { identities } from '#lib/checks/identities';
import { lockedImages } from '#lib/checks/images';
import { sizes } from '#lib/checks/sizes';
import { texts } from '#lib/checks/texts';
import { object } from '#lib/kubernetes/kinds';
import { cluster, environment, onOneMachine } from '#test/lib/components/example';
import { goodStack, told, withMore } from './example';

describe('the invariants of a stack', () => {
  it('have names of their own', () => {
    const names = checks.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each([
    ['in a cluster', environment()],
    ['on one machine', onOneMachine()],
    [
      'with a registry of its own',
      environment({ output: { ...cluster, imageRegistry: 'mirror.example.com' } }),
    ],
    [
      'with everything that a site can have in its cluster',
      environment({
        output: {
          ...cluster,
          imagePullSecrets: ['registry'],
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          userInterfacesFrom: [{ namespace: 'ingress', selector: 'app=ingress' }],
          certificateAuthority: { configMap: 'site-authority', key: 'ca.crt' },
          proxy: { url: 'http://proxy.example.com:3128', noProxy: [] },
        },
        targets: {
          core: {
            kind: 'kubernetes',
            role: 'pod',
            namespaces: ['dwcp'],
            selector: 'app=node',
            ports: ['web'],
          },
        },
      }),
    ],
  ])('hold %s', (_, site) => {
    expect(checks.flatMap((check) => told(check, goodStack(site)))).toEqual([]);
  });
});

describe('stack/identities', () => {
  it('finds two objects of one name', () => {
    const name = { name: 'alertmanager', namespace: 'monitoring' };
    const twice = object('ServiceAccount', name, { apiVersion: 'v1', automountServiceAccountToken: false });
    expect(told(identities, withMore({ objects: [twice] }))).toEqual([
      'ServiceAccount monitoring/alertmanager: is written by alertmanager and by prometheus\n    give one of them another name',
    ]);
  });
});

describe('stack/images', () => {
  it('finds an image that is not locked', () => {
    const spec = { containers: [{ image: 'a:1' }] };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec };
    expect(told(lockedImages, withMore({ objects: [pod] }))).toEqual([
      'Pod x: runs a:1, which images.lock.json does not have\n    use one of quay.io/prometheus/prometheus:v3.14.0, quay.io/prometheus/alertmanager:v0.34.0',
    ]);
  });
});

describe('stack/sizes', () => {
  it('finds an object that kubectl refuses', () => {
    const data = { 'big.yaml': 'x'.repeat(250_000) };
    const big = object('ConfigMap', { name: 'big' }, { apiVersion: 'v1', data });
    expect(told(sizes, withMore({ mirrors: [big] }))).toEqual([
      'ConfigMap big: has 250087 bytes, more than 250000\n    divide it into several objects',
    ]);
  });
});

describe('stack/texts', () => {
  it.each(['undefined', 'NaN', 'Infinity', '[object Object]'])(
    'finds the trace of a missing value: %s',
    (word) => {
      const metadata = { name: 'x', annotations: { a: `https://${word}/` } };
      expect(told(texts, withMore({ objects: [{ apiVersion: 'v1', kind: 'Service', metadata }] }))).toEqual([
        expect.stringMatching(
          /^Service x: contains "[\w [\]]+": \.\.\..+\.\.\.\n {4}find the value that is missing there$/,
        ),
      ]);
    },
  );
});
