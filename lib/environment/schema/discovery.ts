import { Type } from '@sinclair/typebox';
import { choice, map, port, text } from '#lib/environment/schema/text';
import { tag, variants } from '#lib/environment/schema/variant';

const staticList = map('A fixed list.', {
  kind: tag('static', 'A fixed list of addresses.'),
  addresses: Type.Array(text('text', 'host:port', { examples: ['dwcp-node-1:8080'] }), {
    description: 'Each host:port, once.',
    minItems: 1,
  }),
});

const kubernetesApi = map('The Kubernetes API.', {
  kind: tag('kubernetes', 'Objects of the cluster that Prometheus runs in.'),
  role: choice(['pod', 'endpointslice', 'node'], 'What becomes a target.'),
  namespaces: Type.Array(text('DNS label', 'The name of a namespace.', { examples: ['dwcp'] }), {
    description: 'Where to look. Every namespace when it is empty.',
    default: [],
  }),
  selector: Type.Optional(
    text('text', 'A label selector. Everything when it is left out.', { examples: ['app=dwcp-node'] }),
  ),
  ports: Type.Optional(
    Type.Array(port('The name of a container or Service port, or the number that pods listen on.'), {
      description: 'The ports that become targets, TCP only. Every port when it is left out.',
      minItems: 1,
      uniqueItems: true,
    }),
  ),
});

const httpService = map('An HTTP service that answers with a list of targets.', {
  kind: tag('http', 'An HTTP service that answers with a list of targets.'),
  url: text('URL', 'Where it answers.', {
    examples: ['http://inventory.example.com/targets/node-exporter'],
  }),
});

const consulService = map('Consul.', {
  kind: tag('consul', 'The instances of one Consul service.'),
  server: text('text', 'The Consul server, host:port.', { examples: ['consul.example.com:8500'] }),
  service: text('text', 'The name of the service.', { examples: ['dwcp-ml'] }),
});

/** Where a job's targets come from. */
export const discoverySchema = variants('kind', 'Where the targets of one scrape job come from.', [
  staticList,
  kubernetesApi,
  httpService,
  consulService,
]);

/** Where machines outside the cluster come from. */
export const machinesSchema = variants(
  'kind',
  'Machines outside the cluster on which the site runs a node-exporter: targets of the same job.',
  [staticList, httpService, consulService],
);
