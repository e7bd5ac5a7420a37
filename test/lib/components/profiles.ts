import type { Environment } from '#lib/environment/environment';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { environment } from '#test/lib/components/example';
import { tokensIn } from '#test/lib/components/tokens';

/** Profiles of a fixed list and of pods, kept in a bucket. */
export const profiles: ProfilesChoices = {
  retention: days(14),
  tokens: tokensIn('pyroscope'),
  gateway: { replicas: 2 },
  storage: {
    kind: 'object storage',
    bucket: { bucket: 'dwcp-profiles' },
    storage: { storageClass: 'fast', size: gibibytes(20) },
  },
  targets: {
    'dwcp-v3': {
      kind: 'kubernetes',
      role: 'pod',
      namespaces: ['dwcp'],
      selector: 'app=dwcp-v3',
      ports: [6060, 'pprof'],
    },
    'dwcp-core': { kind: 'static', addresses: ['dwcp-node-1:6060', 'dwcp-node-2:6060'] },
  },
};

export const objectStorage = {
  url: 'https://s3.example.com',
  region: 'eu-central-1',
  accessKey: { secret: 'object-storage', key: 'access-key' },
  secretKey: { secret: 'object-storage', key: 'secret-key' },
};

export const profiled = (changes: Partial<Environment> = {}): Environment =>
  environment({ profiles, objectStorage, ...changes });
