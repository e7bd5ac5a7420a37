/** A program that connects pods, known by a DaemonSet of its own. */
export interface NetworkPlugin {
  /** As people call it. */
  readonly name: string;
  readonly daemonSet: string;
  readonly enforces: Enforcement;
}

export type Enforcement =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  /** Only with this argument, or this container. */
  | { readonly kind: 'with argument'; readonly argument: string }
  | { readonly kind: 'with container'; readonly container: string }
  /** Depends on what cannot be read from the DaemonSet. */
  | { readonly kind: 'depends'; readonly on: string };

/**
 * What is known about the usual network plugins and NetworkPolicy, from their own documentation. The first that enforces
 * counts: Calico beside flannel enforces for both.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites
 */
export const networkPlugins: readonly NetworkPlugin[] = [
  { name: 'Calico', daemonSet: 'calico-node', enforces: { kind: 'always' } },
  { name: 'Canal', daemonSet: 'canal', enforces: { kind: 'always' } },
  { name: 'Canal of RKE2', daemonSet: 'rke2-canal', enforces: { kind: 'always' } },
  { name: 'Cilium', daemonSet: 'cilium', enforces: { kind: 'always' } },
  { name: 'GKE Dataplane V2', daemonSet: 'anetd', enforces: { kind: 'always' } },
  { name: 'Antrea', daemonSet: 'antrea-agent', enforces: { kind: 'always' } },
  {
    name: 'kube-router',
    daemonSet: 'kube-router',
    enforces: { kind: 'depends', on: '--run-firewall, on by default' },
  },
  { name: 'Weave Net', daemonSet: 'weave-net', enforces: { kind: 'always' } },
  { name: 'OVN-Kubernetes', daemonSet: 'ovnkube-node', enforces: { kind: 'always' } },
  { name: 'Kube-OVN', daemonSet: 'kube-ovn-cni', enforces: { kind: 'always' } },
  { name: 'Azure Network Policy Manager', daemonSet: 'azure-npm', enforces: { kind: 'always' } },
  { name: 'kube-network-policies', daemonSet: 'kube-network-policies', enforces: { kind: 'always' } },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
    name: 'the Amazon VPC CNI',
    daemonSet: 'aws-node',
    enforces: { kind: 'with argument', argument: '--enable-network-policy=true' },
  },
  {
    name: 'flannel',
    daemonSet: 'kube-flannel-ds',
    enforces: { kind: 'with container', container: 'kube-network-policies' },
  },
  {
    name: 'kindnet',
    daemonSet: 'kindnet',
    enforces: { kind: 'depends', on: 'its release: from kind 0.24 on it does' },
  },
  { name: 'the Azure CNI', daemonSet: 'azure-cns', enforces: { kind: 'never' } },
  { name: 'GKE without Dataplane V2', daemonSet: 'netd', enforces: { kind: 'never' } },
];
