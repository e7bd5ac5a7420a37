import { flagsOf } from '#lib/components/argument';
import type { Component, ComponentSize, Kept, Process, RequiredSecret } from '#lib/components/component';
import { requiredCertificates } from '#lib/components/deployed/certificates';
import { prometheusArguments } from '#lib/components/prometheus/arguments';
import { prometheusChoices } from '#lib/components/prometheus/choices';
import { prometheusConfig, replicaVariable } from '#lib/components/prometheus/config';
import { prometheusMirrors, prometheusObjects } from '#lib/components/prometheus/manifests';
import type { KeptCatalogue } from '#lib/components/prometheus/relabel';
import { remoteWriteTargets } from '#lib/components/prometheus/remote-write';
import { webConfig } from '#lib/components/web-config';
import type { Environment } from '#lib/environment/environment';
import { type Images, imageReference } from '#lib/kubernetes/images';
import type { NativeFile } from '#lib/native-file';
import { sizePrometheus } from '#lib/sizing/prometheus';
import { addressOf } from '#lib/topology/addresses';
import { prometheus as program } from '#lib/topology/programs';

export interface PrometheusInput {
  readonly environment: Environment;
  readonly catalogue: KeptCatalogue;
  /** The rules that Prometheus evaluates: `rules/<file>.yaml`. */
  readonly ruleFiles: readonly NativeFile[];
  readonly images: Images;
}

/** Prometheus: scrapes, evaluates rules, sends alerts and samples on. */
export function prometheus({ environment, catalogue, ruleFiles, images }: PrometheusInput): Component {
  const { output } = environment;
  const config = prometheusConfig(environment, catalogue, ruleFiles);
  const webFiles = webConfig(program, environment);
  const secrets = secretsOf(environment);
  const component = {
    name: program.name,
    image: program.name,
    size: sizeOf(environment),
    files: [config, ...webFiles, ...ruleFiles],
    secrets,
    choices: prometheusChoices(environment),
    keeps: keptOf(environment),
  };
  switch (output.kind) {
    case 'processes':
      return { ...component, objects: [], mirrors: [], processes: processesOf(environment, config) };
    case 'kubernetes': {
      const input = {
        image: imageReference(images, program.name, output.imageRegistry),
        config,
        webFiles,
        ruleFiles,
        secrets: tokensOf(environment),
      };
      return {
        ...component,
        objects: prometheusObjects(input, environment, output),
        mirrors: prometheusMirrors(input, output.namespace),
        processes: [],
      };
    }
  }
}

function sizeOf(environment: Environment): ComponentSize {
  const { replicas, storage } = environment.prometheus;
  const { cpu, memory } = sizePrometheus(environment);
  return { replicas, cpu: cpu.value, memory: memory.value, storage: storage.size };
}

const keptOf = ({ prometheus: { retention }, victoriaMetrics }: Environment): Kept => ({
  what: 'samples, and exemplars',
  retention: `${retention.time}, at most ${retention.size}`,
  backup:
    victoriaMetrics === undefined
      ? { kind: 'not needed', why: 'this site does without what is older than its volume' }
      : { kind: 'made', how: 'every sample is in VictoriaMetrics as well' },
});

function secretsOf(environment: Environment): readonly RequiredSecret[] {
  return [...tokensOf(environment), ...requiredCertificates(program, environment)];
}

function tokensOf(environment: Environment): readonly RequiredSecret[] {
  const tokens = remoteWriteTargets(environment).flatMap(({ name, url, token }) => {
    if (token === undefined) return [];
    const storage = name === 'victoria-metrics' ? 'VictoriaMetrics' : new URL(url).host;
    return [{ ...token, purpose: `bearer token of those who write to ${storage}` }];
  });
  const other = environment.victoriaMetrics?.tokens.otherWrite;
  if (other === undefined) return tokens;
  // Its file is there before the configuration names it: Prometheus reads that again by itself, but gets a further file
  // only in a new pod, and would lose meanwhile what it cannot send.
  return [
    ...tokens,
    { ...other, purpose: 'second bearer token of those who write to VictoriaMetrics, while it is changed' },
  ];
}

function processesOf(environment: Environment, config: NativeFile): readonly Process[] {
  const { output } = environment;
  if (output.kind !== 'processes') return [];
  return Array.from({ length: environment.prometheus.replicas }, (_, replica) => {
    const name = `${program.name}-${replica}`;
    const listen = addressOf(program, replica, program.ports.web, environment);
    return {
      name,
      program: program.name,
      arguments: flagsOf(
        prometheusArguments(environment, {
          config: config.path,
          data: `${output.dataDirectory}/${name}`,
          listen,
        }),
      ),
      environment: { [replicaVariable]: name },
      ready: `http://${listen}/-/ready`,
      readyWithin: sizePrometheus(environment).startup.value,
    };
  });
}
