import { connections } from '#lib/checks/connections';
import { listeners } from '#lib/checks/listeners';
import { loopbackPorts } from '#lib/checks/loopback-ports';
import { ports } from '#lib/checks/ports';
import { onOneMachine } from '#test/lib/components/example';
import { broken, goodStack, told, withArguments, without } from './example';

const pods = 'StatefulSet alertmanager';
const meshPorts = 'web 9093/TCP, mesh-tcp 9094/TCP, mesh-udp 9094/UDP';

describe('stack/ports', () => {
  it.each([
    [
      'a Service that leads to no port',
      broken('Service alertmanager-web', '"targetPort":"web"', '"targetPort":"http"'),
      `Service monitoring/alertmanager-web: leads to http/TCP of alertmanager, whose ports are ${meshPorts}\n    name one of these as targetPort`,
    ],
    [
      'a Service that leads to a port of the other protocol',
      broken('Service alertmanager', '"targetPort":"mesh-udp"', '"targetPort":9093'),
      `Service monitoring/alertmanager: leads to 9093/UDP of alertmanager, whose ports are ${meshPorts}\n    name one of these as targetPort`,
    ],
    [
      'a policy that lets in at no port',
      broken('NetworkPolicy alertmanager-web-from-prometheus', '"port":9093', '"port":9095'),
      `NetworkPolicy monitoring/alertmanager-web-from-prometheus: allows ingress at 9095/TCP, and the ports there are ${meshPorts}\n    allow one of these`,
    ],
    [
      'a policy that lets out to no port',
      broken('NetworkPolicy prometheus-to-alertmanager-web', '"port":9093', '"port":9095'),
      `NetworkPolicy monitoring/prometheus-to-alertmanager-web: allows egress at 9095/TCP, and the ports there are ${meshPorts}\n    allow one of these`,
    ],
    [
      'a probe of no port',
      broken(pods, /("readinessProbe":.*?"port":)"web"/, '$1"http"'),
      `StatefulSet monitoring/alertmanager: readinessProbe of alertmanager asks port http, and its ports are ${meshPorts}\n    name one of these`,
    ],
    [
      'a port twice',
      broken(pods, '"ports":[', '"ports":[{"name":"more","containerPort":9093,"protocol":"TCP"},'),
      'StatefulSet monitoring/alertmanager: its pods have the port web 9093/TCP twice, by name or by number\n    give each port a name and a number of its own',
    ],
    [
      'a port that nothing leads to',
      broken(pods, '"ports":[', '"ports":[{"name":"debug","containerPort":6060,"protocol":"TCP"},'),
      'StatefulSet monitoring/alertmanager: its pods have the port debug 6060/TCP, and neither a Service nor a policy leads there\n    declare who connects to it in lib/topology, or close it',
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(ports, stack)).toEqual([problem]);
  });

  it('takes numbers, names and ranges', () => {
    const range = '"port":9090,"endPort":9099';
    expect(
      told(ports, broken('NetworkPolicy alertmanager-web-from-prometheus', '"port":9093', range)),
    ).toEqual([]);
    expect(told(ports, broken('Service alertmanager-web', ',"targetPort":"web"', ''))).toEqual([]);
  });
});

describe('stack/connections', () => {
  const fix = '\n    declare the edge in lib/topology/edges/, or remove this policy';

  it('are allowed on both sides of the good stack', () => {
    expect(told(connections, goodStack())).toEqual([]);
  });

  it('finds a client that may not go out', () => {
    expect(told(connections, without('NetworkPolicy prometheus-to-alertmanager-web'))).toEqual([
      `NetworkPolicy monitoring/alertmanager-web-from-prometheus: lets prometheus in to alertmanager at 9093/TCP, and no policy lets prometheus out to it${fix}`,
    ]);
  });

  it('finds a server that does not let in', () => {
    expect(told(connections, without('NetworkPolicy alertmanager-web-from-prometheus'))).toEqual([
      `NetworkPolicy monitoring/prometheus-to-alertmanager-web: lets prometheus out to alertmanager at 9093/TCP, and no policy lets it in there${fix}`,
    ]);
  });

  it('finds the one protocol that is refused', () => {
    const onlyTcp = broken(
      'NetworkPolicy alertmanager-to-alertmanager-mesh',
      ',{"port":9094,"protocol":"UDP"}',
      '',
    );
    expect(told(connections, onlyTcp)).toEqual([
      `NetworkPolicy monitoring/alertmanager-mesh-from-alertmanager: lets alertmanager in to alertmanager at 9094/UDP, and no policy lets alertmanager out to it${fix}`,
    ]);
  });

  it('asks for no policy of a side that none isolates', () => {
    const open = without(
      'NetworkPolicy prometheus-to-alertmanager-web',
      without('NetworkPolicy default-deny'),
    );
    const isolated = told(connections, open);
    const free = ['prometheus-to-prometheus-web', 'prometheus-to-outside'].reduce(
      (stack, name) => without(`NetworkPolicy ${name}`, stack),
      without('NetworkPolicy allow-dns', open),
    );
    expect(isolated).toHaveLength(1);
    expect(told(connections, free)).toEqual([]);
  });
});

describe('stack/listeners', () => {
  const fix = '\n    write : and one of the ports of the container';
  const listening = (flag: string) => broken(pods, '--web.listen-address=:9093', flag);

  it.each([
    '--web.listen-address=0.0.0.0:9093',
    '-httpListenAddr=:9093',
    '-httpListenAddr=[::]:9093',
    '-x.listenAddr=',
  ])('takes %s', (flag) => {
    expect(told(listeners, listening(flag))).toEqual([]);
  });

  it.each([
    ['-httpListenAddr=127.0.0.1:9093', 'listens on 127.0.0.1 alone: -httpListenAddr=127.0.0.1:9093'],
    [
      '--web.listen-address=localhost:9093',
      'listens on localhost alone: --web.listen-address=localhost:9093',
    ],
    [
      '-vminsertAddr=:8400',
      'listens on a port that it does not declare: -vminsertAddr=:8400; its ports are 9093, 9094, 9094',
    ],
  ])('finds %s', (flag, message) => {
    expect(told(listeners, listening(flag))).toEqual([
      `StatefulSet monitoring/alertmanager: alertmanager ${message}${fix}`,
    ]);
  });
});

describe('stack/loopback-ports', () => {
  it('are right in the good stack', () => {
    expect(told(loopbackPorts, goodStack(onOneMachine()))).toEqual([]);
  });

  it.each([
    [
      '-httpListenAddr=127.0.0.1:9090',
      'prometheus-1: listens on 127.0.0.1:9090, as does prometheus-0\n    give one of them another port in lib/topology',
    ],
    [
      'cfg:server.http_port=9090',
      'prometheus-1: is open to the network: cfg:server.http_addr= cfg:server.http_port=9090\n    write 127.0.0.1:9090',
    ],
    [
      '-httpListenAddr=:7000',
      'prometheus-1: is open to the network: -httpListenAddr=:7000\n    write 127.0.0.1:7000',
    ],
    [
      '--web.listen-address=0.0.0.0:7000',
      'prometheus-1: is open to the network: --web.listen-address=0.0.0.0:7000\n    write 127.0.0.1:7000',
    ],
  ])('find %s', (argument, problem) => {
    expect(told(loopbackPorts, withArguments('prometheus-1', [argument]))).toEqual([problem]);
  });
});
