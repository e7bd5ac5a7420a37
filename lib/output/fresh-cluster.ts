import { namespacesOf, ownNamespace, secretNames, secretsOf } from '#lib/output/needs';
import type { StackOutput } from '#lib/output/stack-output';

/**
 * The commands that bring an environment to a cluster that has nothing of it yet, as Markdown. The values of Secrets
 * are read from files, so that none of them stands in the history of a shell.
 */
export function freshCluster(stack: StackOutput): string {
  const secrets = secretsOf(stack);
  const manifests = `dist/${stack.environment}/manifests`;
  const commands = [
    ...(secrets.length === 0 ? [] : ['SECRETS=~/secrets']),
    ...namespacesOf(stack).map(({ namespace }) => `kubectl get namespace ${namespace}`),
    `kubectl apply --server-side -f ${manifests}/00-namespace.yaml`,
    ...secretNames(stack).map((name) =>
      [
        `kubectl create secret generic ${name} -n ${ownNamespace(stack)}`,
        ...secrets
          .filter(({ secret }) => secret === name)
          .map(({ key }) => `--from-file=${key}="$SECRETS/${name}/${key}"`),
      ].join(' \\\n  '),
    ),
    ...certificateAuthority(stack),
    `kubectl apply --server-side -f ${manifests}`,
  ];
  const files =
    secrets.length === 0
      ? ''
      : ' `SECRETS` is a folder outside of this checkout with the value of each key in a file `SECRET/KEY`.';
  return `From the root of the checkout.${files}\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
}

/** The authorities of the site are no secret, and lie in no particular place. */
function certificateAuthority(stack: StackOutput): readonly string[] {
  const { certificateAuthority: reference } = stack.facts;
  if (reference === undefined) return [];
  const { configMap, key } = reference;
  return [
    `kubectl create configmap ${configMap} -n ${ownNamespace(stack)} --from-file=${key}="$HOME/${key}"`,
  ];
}
