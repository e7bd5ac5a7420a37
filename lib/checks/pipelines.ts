import { type Check, stackProblem } from '#lib/checks/check';
import {
  type CollectorConfiguration,
  collectorConfigurations,
  definedParts,
  type PartKind,
  partKinds,
  pipelinesOf,
} from '#lib/checks/collector-configuration';
import { at, textAt, textListAt } from '#lib/kubernetes/value';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

export const pipelines: Check = {
  name: 'pipelines',
  what: 'Every part that a pipeline of a collector names is defined, every part that is defined is used, memory is limited first, and what waits to be sent waits on disk.',
  why: 'a part that is not defined keeps the collector from starting; one that is not used does nothing that its author meant; without the others it is killed when much comes in, and loses what it holds',
  wayOut: 'The `config.ts` of the component: `service.pipelines`, and the parts above it.',
  check(stack) {
    return collectorConfigurations(stack).flatMap((configuration) =>
      [
        ...undefinedParts(configuration),
        ...unusedParts(configuration),
        ...unlimited(configuration),
        ...queuesInMemory(configuration),
      ].map((problem) =>
        stackProblem(stack, 'pipelines', `${configuration.owner} ${configuration.file.path}`, problem),
      ),
    );
  },
};

type Finding = Pick<Problem, 'message' | 'fix'>;

/** Parts that are named, and where. */
interface Use {
  readonly kinds: readonly PartKind[];
  readonly part: string;
  readonly by: string;
}

function usesOf({ content }: CollectorConfiguration): readonly Use[] {
  const storages = (['receivers', 'exporters'] as const).flatMap((kind) =>
    definedParts(content, kind).flatMap(([name, settings]) =>
      [textAt(settings, 'storage'), textAt(settings, 'sending_queue', 'storage')]
        .filter((storage) => storage !== undefined)
        .map((part) => ({ kinds: ['extensions'] as const, part, by: name })),
    ),
  );
  return [
    ...pipelinesOf(content).flatMap(({ name, receivers, processors, exporters }) => [
      ...receivers.map((part) => ({ kinds: ['receivers', 'connectors'] as const, part, by: name })),
      ...processors.map((part) => ({ kinds: ['processors'] as const, part, by: name })),
      ...exporters.map((part) => ({ kinds: ['exporters', 'connectors'] as const, part, by: name })),
    ]),
    ...textListAt(content, 'service', 'extensions').map((part) => ({
      kinds: ['extensions'] as const,
      part,
      by: 'service.extensions',
    })),
    ...storages,
  ];
}

function undefinedParts(configuration: CollectorConfiguration): readonly Finding[] {
  const { content } = configuration;
  const started = textListAt(content, 'service', 'extensions');
  return usesOf(configuration).flatMap(({ kinds, part, by }) => {
    const known = kinds.flatMap((kind) => definedParts(content, kind).map(([name]) => name));
    const isExtension = kinds.includes('extensions');
    if (known.includes(part) && (!isExtension || started.includes(part))) return [];
    if (known.includes(part)) {
      return [
        {
          message: `${by} uses ${part}, and service.extensions starts only ${started.join(', ') || 'none'}`,
          fix: `add ${part} to service.extensions`,
        },
      ];
    }
    const meant = closest(part, known);
    return [
      {
        message: `${by} names ${part}, and the ${kinds.join(' and ')} are ${known.join(', ') || 'none'}`,
        fix: meant === undefined ? 'define it, or name one of these' : `did you mean ${meant}?`,
      },
    ];
  });
}

function unusedParts(configuration: CollectorConfiguration): readonly Finding[] {
  const used = usesOf(configuration);
  return partKinds.flatMap((kind) =>
    definedParts(configuration.content, kind)
      .filter(([name]) => !used.some(({ kinds, part }) => kinds.includes(kind) && part === name))
      .map(([name]) => ({
        message: `defines ${kind}.${name}, which nothing names`,
        fix: 'name it in a pipeline or in service.extensions, or remove it',
      })),
  );
}

/** What a connector made of spans is held in memory already. */
function unlimited({ content }: CollectorConfiguration): readonly Finding[] {
  const connectors = definedParts(content, 'connectors').map(([name]) => name);
  return pipelinesOf(content).flatMap(({ name, receivers, processors }) => {
    const isInside = receivers.every((receiver) => connectors.includes(receiver) || receiver === 'nop');
    const [first = 'none'] = processors;
    if (isInside || first.split('/')[0] === 'memory_limiter') return [];
    return [
      {
        message: `the first processor of the pipeline ${name} is ${first}`,
        fix: 'let it be memory_limiter: what comes in is refused while memory is short, and sent again',
      },
    ];
  });
}

/** Something else takes what is sent: it may be away. */
function queuesInMemory({ content }: CollectorConfiguration): readonly Finding[] {
  return definedParts(content, 'exporters').flatMap(([name, settings]) => {
    const isOnDisk =
      at(settings, 'sending_queue', 'enabled') !== false &&
      textAt(settings, 'sending_queue', 'storage') !== undefined;
    if (!name.startsWith('otlp') || isOnDisk) return [];
    return [
      {
        message: `the exporter ${name} keeps what it cannot send in memory`,
        fix: 'give its sending_queue the storage of a file_storage extension',
      },
    ];
  });
}
