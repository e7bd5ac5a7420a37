import type { Component } from '#lib/components/component';
import { grafana } from '#lib/components/grafana/component';
import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices, GrafanaDatabase } from '#lib/environment/grafana-choices';
import type { Images } from '#lib/kubernetes/images';
import type { NativeFile } from '#lib/native-file';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { environment, onOneMachine, images as others } from '#test/lib/components/example';

export const images: Images = {
  ...others,
  grafana: { image: 'docker.io/grafana/grafana', tag: '13.2.3', digest: null, source: 'x' },
};

export const sqlite: GrafanaDatabase = {
  kind: 'sqlite',
  storage: { storageClass: 'fast', size: gibibytes(2) },
};

export const postgresql: GrafanaDatabase = {
  kind: 'postgresql',
  address: 'postgresql.example.com:5432',
  name: 'grafana',
  user: 'monitoring',
  password: { secret: 'grafana', key: 'database-password' },
  tls: 'verify-full',
};

export const choices: GrafanaChoices = {
  replicas: 1,
  database: sqlite,
  adminPassword: { secret: 'grafana', key: 'admin-password' },
  secretKey: { secret: 'grafana', key: 'secret-key' },
  home: '/opt/grafana',
};

export const victoriaMetrics: NonNullable<Environment['victoriaMetrics']> = {
  kind: 'single node',
  retention: days(30),
  tokens: {
    read: { secret: 'victoria-metrics', key: 'read-token' },
    write: { secret: 'victoria-metrics', key: 'write-token' },
  },
  vmauth: { replicas: 1, flags: {} },
  vmalert: { replicas: 1, flags: {} },
  storage: { storageClass: 'fast', size: gibibytes(20) },
  flags: {},
};

/** One replica in a cluster, with long-term storage. */
export const site = (changes: Partial<Environment> = {}): Environment => withGrafana(environment, changes);

/** The same on one machine. */
export const machine = (changes: Partial<Environment> = {}): Environment =>
  withGrafana(onOneMachine, changes);

function withGrafana(make: typeof environment, changes: Partial<Environment>): Environment {
  const example = make();
  return make({
    hosts: { ...example.hosts, grafana: 'grafana.example.com' },
    grafana: choices,
    victoriaMetrics,
    ...changes,
  });
}

export const dashboards: readonly NativeFile[] = [
  { path: 'dashboards/dwcp-executive.json', text: '{"uid":"dwcp-executive"}\n' },
  { path: 'dashboards/dwcp-performance.json', text: '{"uid":"dwcp-performance"}\n' },
];

/** Grafana of an environment that has it. @throws Error when there is none */
export function componentOf(of: Environment, shown: readonly NativeFile[] = dashboards): Component {
  const [component] = grafana({ environment: of, dashboards: shown, images });
  if (component === undefined) throw new Error('the environment has no Grafana');
  return component;
}

/** The text of one of its files. @throws Error when there is none of that name */
export function textOf(of: Environment, name: string): string {
  const file = componentOf(of).files.find(({ path }) => path.endsWith(name));
  if (file === undefined) throw new Error(`there is no ${name}`);
  return file.text;
}
