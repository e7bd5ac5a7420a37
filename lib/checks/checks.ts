import { addresses } from '#lib/checks/addresses';
import { budgets } from '#lib/checks/budgets';
import type { Check } from '#lib/checks/check';
import { connections } from '#lib/checks/connections';
import { provisionedDataSources } from '#lib/checks/data-sources';
import { declaredPorts } from '#lib/checks/declared-ports';
import { defaultDeny } from '#lib/checks/default-deny';
import { governingServices } from '#lib/checks/governing-services';
import { identities } from '#lib/checks/identities';
import { lockedImages } from '#lib/checks/images';
import { keptData } from '#lib/checks/kept-data';
import { listeners } from '#lib/checks/listeners';
import { loopbackPorts } from '#lib/checks/loopback-ports';
import { mirrors } from '#lib/checks/mirrors';
import { mountedFiles } from '#lib/checks/mounted-files';
import { names } from '#lib/checks/names';
import { namespaces } from '#lib/checks/namespaces';
import { perUrlFlags } from '#lib/checks/per-url-flags';
import { pipelines } from '#lib/checks/pipelines';
import { pods } from '#lib/checks/pods';
import { ports } from '#lib/checks/ports';
import { references } from '#lib/checks/references';
import { replication } from '#lib/checks/replication';
import { retiredKeys } from '#lib/checks/retired-keys';
import { schemes } from '#lib/checks/schemes';
import { secretValues } from '#lib/checks/secret-values';
import { selectors } from '#lib/checks/selectors';
import { shutdown } from '#lib/checks/shutdown';
import { sizes } from '#lib/checks/sizes';
import { texts } from '#lib/checks/texts';
import { victoriaMetricsFlags } from '#lib/checks/victoria-metrics-flags';

/** Every invariant that a finished stack keeps. */
export const checks: readonly Check[] = [
  identities,
  names,
  namespaces,
  sizes,
  texts,
  mirrors,
  secretValues,
  references,
  mountedFiles,
  lockedImages,
  pods,
  shutdown,
  budgets,
  selectors,
  governingServices,
  ports,
  declaredPorts,
  listeners,
  pipelines,
  retiredKeys,
  loopbackPorts,
  defaultDeny,
  connections,
  addresses,
  schemes,
  provisionedDataSources,
  victoriaMetricsFlags,
  perUrlFlags,
  replication,
  keptData,
];
