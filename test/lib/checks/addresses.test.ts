import { addresses } from '#lib/checks/addresses';
import { site as withGrafana } from '#test/lib/components/grafana/example';
import { broken, goodStack, told, wholeStack, without } from './example';

const edge = '\n    declare the edge in lib/topology/edges/, or remove the address';
const lost = (client: string, server: string, port = 'web', stack = wholeStack()) =>
  [`${client}-to-${server}-${port}`, `${server}-${port}-from-${client}`].reduce(
    (rest, name) => without(`NetworkPolicy ${name}`, rest),
    stack,
  );

/** Where the first Alertmanager that vmalert notifies has another address. */
const withNotifier = (host: string) =>
  broken('StatefulSet vmalert', 'alertmanager-0.alertmanager.monitoring', `${host}.monitoring`, wholeStack());

describe('stack/addresses', () => {
  it.each([
    ['of two programs', goodStack()],
    ['with everything', wholeStack()],
    ['with a single node', wholeStack(withGrafana())],
  ])('are right in a stack %s', (_, stack) => {
    expect(told(addresses, stack)).toEqual([]);
  });

  it.each([
    [
      'an edge of configuration',
      lost('vmauth', 'vminsert'),
      `StatefulSet monitoring/vmauth: connects to vminsert-0.vminsert.monitoring.svc:8480, and no policy lets it out to vminsert at 8480/TCP or in there${edge}`,
    ],
    [
      'an edge of provisioning',
      lost('grafana', 'vmauth'),
      `StatefulSet monitoring/grafana: connects to vmauth-web.monitoring.svc:8427, and no policy lets it out to vmauth at 8427/TCP or in there${edge}`,
    ],
    [
      'an edge of arguments',
      lost('vminsert', 'vmstorage', 'insert'),
      `StatefulSet monitoring/vminsert: connects to vmstorage-0.vmstorage.monitoring.svc:8400, and no policy lets it out to vmstorage at 8400/TCP or in there${edge}`,
    ],
    [
      'one side of an edge',
      without('NetworkPolicy vmalert-to-vmauth-web', wholeStack()),
      `StatefulSet monitoring/vmalert: connects to vmauth-web.monitoring.svc:8427, and no policy lets it out to vmauth at 8427/TCP${edge}`,
    ],
    [
      'the other side of an edge',
      without('NetworkPolicy vmauth-web-from-vmalert', wholeStack()),
      `StatefulSet monitoring/vmalert: connects to vmauth-web.monitoring.svc:8427, and no policy lets it in to vmauth at 8427/TCP${edge}`,
    ],
    [
      'a Service that is not there',
      broken('Service vmauth-web', '"name":"vmauth-web"', '"name":"vmauth-http"', goodStackWithVmalert()),
      'StatefulSet monitoring/vmalert: connects to vmauth-web.monitoring.svc:8427, and the stack has no Service vmauth-web\n    correct the address, or add the Service to the component',
    ],
    [
      'a port that the Service does not have',
      broken('Service alertmanager-web', '"port":9093', '"port":80', withNotifier('alertmanager-web')),
      'StatefulSet monitoring/vmalert: connects to alertmanager-web.monitoring.svc:9093, and the Service alertmanager-web leads to no port 9093\n    correct the address, or the Service',
    ],
    [
      'a pod that is one too many',
      withNotifier('alertmanager-3.alertmanager'),
      'StatefulSet monitoring/vmalert: connects to alertmanager-3.alertmanager.monitoring.svc:9093, and the Service alertmanager has no pod alertmanager-3\n    correct the address, or the Service',
    ],
    [
      'a Service of no pods',
      broken('Service alertmanager-web', '"alertmanager"}', '"alerts"}', withNotifier('alertmanager-web')),
      'StatefulSet monitoring/vmalert: connects to alertmanager-web.monitoring.svc:9093, and the Service alertmanager-web selects no pods\n    correct the address, or the Service',
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(addresses, stack)).toEqual([problem]);
  });

  it('asks for no policy between a pod and itself', () => {
    const alone = wholeStack(withGrafana({ prometheus: { ...withGrafana().prometheus, replicas: 1 } }));
    expect(told(addresses, lost('prometheus', 'prometheus', 'web', alone))).toEqual([]);
    expect(told(addresses, lost('prometheus', 'prometheus'))).toHaveLength(1);
  });

  it('leaves to the environment what else runs in the namespace', () => {
    const site = withGrafana({
      targets: { core: { kind: 'static', addresses: ['other.monitoring.svc:8080'] } },
    });
    expect(told(addresses, wholeStack(site))).toEqual([]);
  });
});

/** Where only vmalert asks vmauth. */
function goodStackWithVmalert() {
  const stack = wholeStack();
  const quiet = ({ name }: { readonly name: string }) => name === 'grafana' || name === 'prometheus';
  return { ...stack, components: stack.components.filter((component) => !quiet(component)) };
}
