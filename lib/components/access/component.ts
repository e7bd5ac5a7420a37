import { gatewayRoute } from '#lib/components/access/gateway';
import { ingress } from '#lib/components/access/ingress';
import { chosen } from '#lib/components/choice';
import type { Component } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { entrancesOf } from '#lib/topology/entrances';
import { Bytes } from '#lib/units/bytes';

/** What leads from the entrance of the site to the stack. Nothing where nobody gets in from outside. */
export function access(environment: Environment): readonly Component[] {
  const objects = accessObjects(environment);
  if (objects.length === 0) return [];
  const nothing = Bytes.of(0);
  return [
    {
      name: 'access',
      files: [],
      objects,
      mirrors: [],
      processes: [],
      size: { replicas: 0, cpu: 0, memory: nothing, storage: nothing },
      secrets: certificatesOf(environment),
      choices: entrancesOf(environment).map(({ host, name }) =>
        chosen(environment, host, name, ['hosts', host]),
      ),
    },
  ];
}

function accessObjects(environment: Environment): readonly KubernetesObject[] {
  const { access: choices, output } = environment;
  if (choices === undefined || output.kind !== 'kubernetes') return [];
  const { entrance } = choices;
  const { namespace } = output;
  return entrancesOf(environment).map((open) =>
    entrance.kind === 'ingress'
      ? ingress(open, entrance, namespace)
      : gatewayRoute(open, entrance, namespace),
  );
}

/** A Gateway has those of its listeners. */
function certificatesOf(environment: Environment): Component['secrets'] {
  const { access: choices } = environment;
  if (choices?.entrance.kind !== 'ingress') return [];
  const { certificates } = choices.entrance;
  return entrancesOf(environment).flatMap(({ host, name }) => {
    const secret = certificates[host];
    if (secret === undefined) return [];
    return [
      { secret, key: 'tls.crt', purpose: `certificate of ${name}, and those between it and its authority` },
      { secret, key: 'tls.key', purpose: `private key of the certificate of ${name}` },
    ];
  });
}
