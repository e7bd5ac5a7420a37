import type { Environment } from '#lib/environment/environment';
import type { ExportersChoices } from '#lib/environment/exporters-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { fixedSize, type ProgramSize } from '#lib/sizing/sized';
import { mebibytes } from '#lib/units/bytes';

type Located = Pick<Environment, 'place'>;
type Chosen<Key extends 'nodeExporter' | 'kubeStateMetrics' | 'blackbox'> = Pick<
  NonNullable<ExportersChoices[Key]>,
  'resources'
>;

/** One node, whatever runs on it. Scraped a dozen times with all its default collectors, node-exporter 1.12 held 23 MB. */
export const sizeNodeExporter = (environment: Located, { resources }: Chosen<'nodeExporter'>): ProgramSize =>
  explicitOr(
    environment,
    ['exporters', 'nodeExporter'],
    resources,
    fixedSize(0.1, mebibytes(64), 'one node every 5 s'),
  );

/**
 * Every object that it tells about is in memory, and the page that it makes of them. Upstream recommends 250 MiB and 0.1 cores
 * to begin with: https://github.com/kubernetes/kube-state-metrics#resource-recommendation. It gets twice that, which was
 * not measured on a large cluster.
 */
export const sizeKubeStateMetrics = (
  environment: Located,
  { resources }: Chosen<'kubeStateMetrics'>,
): ProgramSize =>
  explicitOr(
    environment,
    ['exporters', 'kubeStateMetrics'],
    resources,
    fixedSize(0.2, mebibytes(512), 'twice what kube-state-metrics recommends to begin with'),
  );

/** Some dozen requests every half minute. */
export const sizeBlackboxExporter = (environment: Located, { resources }: Chosen<'blackbox'>): ProgramSize =>
  explicitOr(
    environment,
    ['exporters', 'blackbox'],
    resources,
    fixedSize(0.1, mebibytes(64), 'some dozen endpoints every 30 s'),
  );
