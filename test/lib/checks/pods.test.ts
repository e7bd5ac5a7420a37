import { pods } from '#lib/checks/pods';
import { shutdown } from '#lib/checks/shutdown';
import { broken, goodStack, told, withMore } from './example';

const name = 'StatefulSet prometheus';
const at = 'StatefulSet monitoring/prometheus: ';
const build = '\n    build it with lib/kubernetes';
const liveness = /,"livenessProbe":\{.*?\}.*?\}/;

describe('stack/pods', () => {
  it('are right in the good stack', () => {
    expect(told(pods, goodStack())).toEqual([]);
  });

  it.each([
    [
      'pods that the namespace refuses',
      broken(name, '"readOnlyRootFilesystem":true', '"readOnlyRootFilesystem":false'),
      [`${at}its pods have no securityContext.readOnlyRootFilesystem: true${build}`],
    ],
    [
      'containers without limits',
      broken(name, '"limits":{"cpu":"1",', '"limits":{'),
      [`${at}its pods have no resources.limits.cpu${build}`],
    ],
    [
      'pods that escape the policies',
      broken(name, /("template":\{"metadata":\{"labels":\{.*?)"app.kubernetes.io\/part-of":/, '$1"no":'),
      [`${at}its pods have no app.kubernetes.io/part-of: dwcp-monitoring${build}`],
    ],
    [
      'an init container without any of it',
      broken(
        name,
        '"containers":[',
        '"initContainers":[{"name":"init","securityContext":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true}}],"containers":[',
      ),
      ['capabilities.drop.0: ALL', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'].map(
        (field) =>
          `${at}its pods have no ${field.startsWith('cap') ? 'securityContext' : 'resources'}.${field}${build}`,
      ),
    ],
    ['no liveness probe', broken(name, liveness, ''), [`${at}its pods have no livenessProbe${build}`]],
    [
      'a liveness probe that asks what readiness does',
      broken(
        name,
        /"livenessProbe":\{"httpGet":\{"path":"\/-\/healthy"(.*?)"failureThreshold":6/,
        '"livenessProbe":{"httpGet":{"path":"/-/ready"$1"failureThreshold":3',
      ),
      [
        `${at}prometheus is restarted as soon as it is not ready: both probes ask the same, as often\n    let liveness ask something else, or fail more often before it restarts`,
      ],
    ],
    [
      'the network and files of the host',
      broken(name, /"volumes":\[/, '"hostNetwork":true,"volumes":[{"name":"root","hostPath":{"path":"/"}},'),
      ['hostNetwork', 'hostPath /'].map(
        (what) =>
          `${at}its pods use ${what}, in a namespace that does not allow it\n    leave it out, or move it to a namespace of its own that enforces privileged`,
      ),
    ],
  ])('finds %s', (_, stack, problems) => {
    expect(told(pods, stack)).toEqual(problems);
  });

  it('takes pods without a liveness probe where the object says why', () => {
    const excused = broken(
      name,
      '"metadata":{',
      '"metadata":{"annotations":{"dwcp-monitoring/no-liveness-probe":"a restart costs more"},',
    );
    const empty = broken(
      name,
      '"metadata":{',
      '"metadata":{"annotations":{"dwcp-monitoring/no-liveness-probe":" "},',
    );
    expect(told(pods, broken(name, liveness, '', excused))).toEqual([]);
    expect(told(pods, broken(name, liveness, '', empty))).toEqual([
      `${at}its pods have no livenessProbe${build}`,
    ]);
  });

  it('lets pods use the host in a namespace that enforces privileged', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'exporters', labels } };
    const moved = broken(
      name,
      '"namespace":"monitoring"',
      '"namespace":"exporters"',
      broken(name, '"enableServiceLinks"', '"hostPID":true,"enableServiceLinks"'),
    );
    expect(told(pods, moved)).toHaveLength(1);
    expect(told(pods, withMore({ objects: [namespace] }, moved))).toEqual([]);
  });
});

describe('stack/shutdown', () => {
  const fix = '\n    give it more time to stop, or less to do then';
  const within = (seconds: number, stack = goodStack()) =>
    broken(name, '"terminationGracePeriodSeconds":300', `"terminationGracePeriodSeconds":${seconds}`, stack);
  const flag = '"args":["--storage.remote.flush-deadline=3m",';

  it('takes a little more than the program needs', () => {
    expect(told(shutdown, within(61))).toEqual([]);
  });

  it.each([
    [
      'the default of a flag',
      within(60),
      `is killed after 1m, and may take 1m to stop: 1m (storage.remote.flush-deadline)${fix}`,
    ],
    [
      'the value of a flag',
      within(120, broken(name, '"args":[', flag)),
      `is killed after 2m, and may take 3m to stop: 3m (storage.remote.flush-deadline)${fix}`,
    ],
    [
      'what waits before it',
      within(90, broken(name, '"args":[', '"lifecycle":{"preStop":{"sleep":{"seconds":30}}},"args":[')),
      `is killed after 1m30s, and may take 1m30s to stop: 30s (preStop) + 1m (storage.remote.flush-deadline)${fix}`,
    ],
    [
      'a command that waits before it',
      within(
        65,
        broken(name, '"args":[', '"lifecycle":{"preStop":{"exec":{"command":["sleep","15"]}}},"args":['),
      ),
      `is killed after 1m5s, and may take 1m15s to stop: 15s (preStop) + 1m (storage.remote.flush-deadline)${fix}`,
    ],
  ])('finds that %s is too long', (_, stack, message) => {
    expect(told(shutdown, stack)).toEqual([`${at}${message}`]);
  });

  it('adds up the steps of vmstorage', () => {
    const stack = within(20);
    const components = stack.components.map((component) =>
      component.name === 'prometheus' ? { ...component, image: 'vmstorage' } : component,
    );
    expect(told(shutdown, { ...stack, components })).toEqual([]);
    const late = within(17);
    expect(
      told(shutdown, {
        ...late,
        components: late.components.map((each) =>
          each.name === 'prometheus' ? { ...each, image: 'vmstorage' } : each,
        ),
      }),
    ).toEqual([
      `${at}is killed after 17s, and may take 17s to stop: 7s (http.maxGracefulShutdownDuration) + 10s (storage.vminsertConnsShutdownDuration)${fix}`,
    ]);
  });
});
