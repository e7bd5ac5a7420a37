/**
 * What kwok does with nodes and pods: nodes are ready, and a pod that was given a node is ready at once.
 * https://kwok.sigs.k8s.io/docs/user/stages-configuration/
 *
 * @returns the text of its configuration
 */
export function stages(): string {
  return [
    stage('node-ready', 'Node', notReady, nodeStatus),
    stage(
      'pod-ready',
      'Pod',
      [...notReady, { key: '.status.phase', operator: 'In', values: ['Pending'] }],
      podStatus,
    ),
  ]
    .map((document) => JSON.stringify(document))
    .join('\n---\n');
}

/** That something is not ready yet, as a query of jq. */
const notReady = [
  {
    key: '.status.conditions.[] | select( .type == "Ready" ) | .status',
    operator: 'NotIn',
    values: ['True'],
  },
];

function stage(name: string, kind: string, matchExpressions: readonly unknown[], statusTemplate: string) {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name },
    spec: {
      resourceRef: { apiGroup: 'v1', kind },
      selector: { matchExpressions },
      next: { statusTemplate },
    },
  };
}

const nodeStatus = `conditions:
- type: Ready
  status: "True"
  reason: Played
  message: kwok plays this node
  lastHeartbeatTime: {{ Now | Quote }}
  lastTransitionTime: {{ Now | Quote }}
`;

const podStatus = `phase: Running
startTime: {{ Now | Quote }}
conditions:
- type: Initialized
  status: "True"
  lastTransitionTime: {{ Now | Quote }}
- type: ContainersReady
  status: "True"
  lastTransitionTime: {{ Now | Quote }}
- type: Ready
  status: "True"
  lastTransitionTime: {{ Now | Quote }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  restartCount: 0
  state:
    running:
      startedAt: {{ Now | Quote }}
{{ end }}
`;
