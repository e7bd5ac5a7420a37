import { type Definitions, standaloneSchemas } from '#tools/kubernetes-schemas';

const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

const definitions: Definitions = {
  'io.k8s.api.apps.v1.StatefulSet': {
    type: 'object',
    properties: { kind: { type: 'string' }, spec: { $ref: '#/definitions/Spec' } },
    'x-kubernetes-group-version-kind': [{ group: 'apps', version: 'v1', kind: 'StatefulSet' }],
  },
  Spec: {
    type: 'object',
    required: ['size'],
    properties: {
      size: { $ref: `#/definitions/${quantity}` },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      children: { type: 'array', items: { $ref: '#/definitions/Spec' } },
    },
  },
  [quantity]: { type: 'string' },
  Policy: {
    type: 'object',
    'x-kubernetes-group-version-kind': [
      { group: 'networking.k8s.io', version: 'v1', kind: 'NetworkPolicy' },
      { group: '', version: 'v1', kind: 'Policy' },
    ],
  },
};

describe('standaloneSchemas', () => {
  const schemas = standaloneSchemas(definitions);

  it('names a file as kubeconform looks for it', () => {
    expect([...schemas.keys()]).toEqual([
      'statefulset-apps-v1.json',
      'networkpolicy-networking-v1.json',
      'policy-v1.json',
    ]);
  });

  it('keeps what a kind leads to, refuses unknown fields, and lets amounts be numbers', () => {
    expect(schemas.get('statefulset-apps-v1.json')).toEqual({
      $ref: '#/definitions/io.k8s.api.apps.v1.StatefulSet',
      definitions: {
        'io.k8s.api.apps.v1.StatefulSet': {
          type: 'object',
          properties: { kind: { type: 'string' }, spec: { $ref: '#/definitions/Spec' } },
          additionalProperties: false,
        },
        Spec: {
          type: 'object',
          required: ['size'],
          properties: {
            size: { $ref: `#/definitions/${quantity}` },
            labels: { type: 'object', additionalProperties: { type: 'string' } },
            children: { type: 'array', items: { $ref: '#/definitions/Spec' } },
          },
          additionalProperties: false,
        },
        [quantity]: { oneOf: [{ type: 'number' }, { type: 'string' }] },
      },
    });
  });
});
