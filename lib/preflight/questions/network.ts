import type { ClusterFacts, DaemonSetFact } from '#lib/preflight/cluster-facts';
import { dnsKey, dnsPeers, renderLabels } from '#lib/preflight/dns-peers';
import { type Finding, unknown } from '#lib/preflight/finding';
import { type NetworkPlugin, networkPlugins } from '#lib/preflight/network-plugins';
import type { Question } from '#lib/preflight/question';
import { listed } from '#lib/preflight/words';

/** Whether NetworkPolicies count, as far as that can be read, and whether the one for DNS lets names be resolved. */
export const network: Question = (objects, facts) => [
  ...(objects.some(({ kind }) => kind === 'NetworkPolicy') ? [enforcement(facts)] : []),
  ...dnsPeers(objects).map((peer): Finding => {
    const answer = facts.dnsPods.get(dnsKey(peer));
    const pods = `pods ${renderLabels(peer.labels)} in ${peer.namespace}`;
    if (answer?.kind !== 'known') {
      return unknown(
        'network',
        `DNS: ${pods}`,
        answer?.reason ?? 'not asked',
        'look where the pods of the cluster DNS are, and how they are labelled',
      );
    }
    const ports = [...new Set(answer.value.flat())].toSorted((a, b) => a - b);
    if (answer.value.length === 0) {
      return {
        group: 'network',
        status: 'warning',
        message: `DNS: there are no ${pods}, which is where NetworkPolicy ${peer.policy} lets pods ask`,
        fix: 'where NetworkPolicies are enforced no name resolves: allow the real DNS pods by a NetworkPolicy of your own',
      };
    }
    if (ports.length > 0 && !ports.includes(53)) {
      return {
        group: 'network',
        status: 'warning',
        message: `DNS: the ${pods} listen on ${listed(ports.map(String))}, and NetworkPolicy ${peer.policy} allows 53`,
        fix: 'a NetworkPolicy sees the port of the pod: allow that port by a NetworkPolicy of your own',
      };
    }
    return {
      group: 'network',
      status: 'ok',
      message: `DNS: ${pods} answer, as NetworkPolicy ${peer.policy} expects`,
    };
  }),
];

const test =
  'test it: a pod with the label app.kubernetes.io/part-of=dwcp-monitoring must not reach the internet';

function enforcement({ daemonSets, versions }: ClusterFacts): Finding {
  if (daemonSets.kind === 'unknown') {
    return unknown('network', 'NetworkPolicies', daemonSets.reason, test);
  }
  const found = networkPlugins.flatMap((plugin) => {
    const daemonSet = daemonSets.value.find(({ name }) => name === plugin.daemonSet);
    return daemonSet === undefined ? [] : [{ plugin, daemonSet, judged: judge(plugin, daemonSet) }];
  });
  const enforcing = found.find(({ judged }) => judged === 'yes');
  if (enforcing !== undefined) {
    const { plugin, daemonSet } = enforcing;
    return {
      group: 'network',
      status: 'ok',
      message: `NetworkPolicies are enforced by ${plugin.name} (DaemonSet ${daemonSet.name} in ${daemonSet.namespace})`,
    };
  }
  // https://docs.k3s.io/networking/networking-services#network-policy-controller
  if (/\+k3s/.test(versions.server)) {
    return unknown(
      'network',
      'NetworkPolicies',
      'k3s enforces them itself, unless it was started with --disable-network-policy',
      test,
    );
  }
  const [first] = found;
  if (first === undefined) {
    return unknown(
      'network',
      'NetworkPolicies',
      'no network plugin that is known here runs as a DaemonSet',
      test,
    );
  }
  const { name, enforces } = first.plugin;
  if (enforces.kind === 'depends') {
    return unknown(
      'network',
      'NetworkPolicies',
      `${name} runs; whether it enforces them depends on ${enforces.on}`,
      test,
    );
  }
  return {
    group: 'network',
    status: 'warning',
    message: `NetworkPolicies are probably not enforced: ${name} alone ${withoutEffect(first.plugin)}`,
    fix: `the stack works, and everything in the cluster reaches it; install or switch on what enforces them, then ${test}`,
  };
}

function judge({ enforces }: NetworkPlugin, { containers }: DaemonSetFact): 'yes' | 'no' | 'cannot tell' {
  switch (enforces.kind) {
    case 'always':
      return 'yes';
    case 'never':
      return 'no';
    case 'depends':
      return 'cannot tell';
    case 'with argument':
      return containers.some((container) => container.arguments.includes(enforces.argument)) ? 'yes' : 'no';
    case 'with container':
      return containers.some(({ name }) => name === enforces.container) ? 'yes' : 'no';
  }
}

function withoutEffect({ enforces }: NetworkPlugin): string {
  if (enforces.kind === 'with argument') return `enforces none without ${enforces.argument}`;
  if (enforces.kind === 'with container') return `enforces none without ${enforces.container} beside it`;
  return 'enforces none';
}
