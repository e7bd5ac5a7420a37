import { declaredPorts } from '#lib/checks/declared-ports';
import { broken, goodStack, told } from '#test/lib/checks/example';

describe('the ports of containers', () => {
  it('are those of the topology in a good stack', () => {
    expect(told(declaredPorts, goodStack())).toEqual([]);
  });

  it('are none that the topology does not know', () => {
    const stack = broken(
      'StatefulSet prometheus',
      '"ports":[',
      '"ports":[{"name":"debug","containerPort":6060,"protocol":"TCP"},',
    );
    expect(told(declaredPorts, stack)).toEqual([
      [
        'StatefulSet monitoring/prometheus: has the port debug 6060/TCP, and lib/topology gives prometheus web 9090/TCP',
        '    declare it in lib/topology/programs.ts, or remove it',
      ].join('\n'),
    ]);
  });

  it('are all that the topology knows', () => {
    const stack = broken('StatefulSet prometheus', '"containerPort":9090', '"containerPort":9091');
    expect(told(declaredPorts, stack)).toEqual([
      [
        'StatefulSet monitoring/prometheus: has the port web 9091/TCP, and lib/topology gives prometheus web 9090/TCP',
        '    declare it in lib/topology/programs.ts, or remove it',
      ].join('\n'),
      [
        'StatefulSet monitoring/prometheus: lacks the port web 9090/TCP, which lib/topology gives prometheus; it has web 9091/TCP',
        '    add it to the container, or remove it from lib/topology/programs.ts',
      ].join('\n'),
    ]);
  });
});
