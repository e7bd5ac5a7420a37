import type { Check, CheckedStack } from '#lib/checks/check';
import { alertmanager } from '#lib/components/alertmanager/component';
import type { Component } from '#lib/components/component';
import { prometheus } from '#lib/components/prometheus/component';
import type { Environment } from '#lib/environment/environment';
import { namespaceObjects } from '#lib/kubernetes/namespace';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { renderProblem } from '#lib/problem';
import { routingFor } from '#lib/routing/tree';
import {
  catalogue,
  cluster,
  environment,
  images,
  onOneMachine,
  ruleFiles,
} from '#test/lib/components/example';
import { componentOf as grafanaOf, site as withGrafana } from '#test/lib/components/grafana/example';
import { componentsOf, cluster as storageCluster } from '#test/lib/components/victoria-metrics';

/** A stack of two programs that keeps every invariant. */
export function goodStack(site: Environment = environment()): CheckedStack {
  return {
    environment: site,
    content: { images },
    base: site.output.kind === 'kubernetes' ? namespaceObjects(cluster, false) : [],
    components: [
      alertmanager({ environment: site, routing: routingFor(site), images }),
      prometheus({ environment: site, catalogue, ruleFiles, images }),
    ],
  };
}

/** The same with the long-term storage as a cluster, and Grafana. */
export function wholeStack(
  site: Environment = withGrafana({ victoriaMetrics: storageCluster }),
): CheckedStack {
  const stack = goodStack(site);
  return { ...stack, components: [...stack.components, ...componentsOf(site), grafanaOf(site)] };
}

/** The same with something else in place of every object. */
const withObjects = (
  stack: CheckedStack,
  change: (object: KubernetesObject) => readonly KubernetesObject[],
): CheckedStack => ({
  ...stack,
  base: stack.base.flatMap(change),
  components: stack.components.map((component) => ({
    ...component,
    objects: component.objects.flatMap(change),
    mirrors: component.mirrors.flatMap(change),
  })),
});

/** What a check tells about a stack. */
export const told = ({ check }: Check, stack: CheckedStack): readonly string[] =>
  check(stack).map((problem) => renderProblem(problem).replace('environments/production.yaml#name ', ''));

/** An object of the good stack by kind and name, with a piece of its JSON replaced. */
export function broken(name: string, from: string | RegExp, to: string, stack = goodStack()): CheckedStack {
  const isMeant = ({ kind, metadata }: KubernetesObject) => name === `${kind} ${metadata.name}`;
  const breakOne = (object: KubernetesObject): KubernetesObject => {
    const text = JSON.stringify(object);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${name} has no ${from}`);
    return JSON.parse(changed);
  };
  const found = [
    ...stack.base,
    ...stack.components.flatMap(({ objects, mirrors }) => [...objects, ...mirrors]),
  ];
  if (!found.some(isMeant)) throw new Error(`the stack has no ${name}`);
  return withObjects(stack, (object) => [isMeant(object) ? breakOne(object) : object]);
}

/** The good stack without an object. */
export const without = (name: string, stack = goodStack()): CheckedStack =>
  withObjects(stack, (object) => (name === `${object.kind} ${object.metadata.name}` ? [] : [object]));

/** The good stack with more of what Prometheus has. */
export const withMore = (
  more: Partial<Pick<Component, 'objects' | 'mirrors' | 'files' | 'secrets'>>,
  stack = goodStack(),
): CheckedStack => ({
  ...stack,
  components: stack.components.map((component) =>
    component.name === 'prometheus'
      ? {
          ...component,
          objects: [...component.objects, ...(more.objects ?? [])],
          mirrors: [...component.mirrors, ...(more.mirrors ?? [])],
          files: [...component.files, ...(more.files ?? [])],
          secrets: [...component.secrets, ...(more.secrets ?? [])],
        }
      : component,
  ),
});

/** The good stack on one machine, with other arguments for one of its programs. */
export function withArguments(name: string, args: readonly string[]): CheckedStack {
  const stack = goodStack(onOneMachine());
  return {
    ...stack,
    components: stack.components.map((component) => ({
      ...component,
      processes: component.processes.map((process) =>
        process.name === name ? { ...process, arguments: args } : process,
      ),
    })),
  };
}
