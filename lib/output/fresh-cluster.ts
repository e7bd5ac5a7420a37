import { namespacesOf, ownNamespace, secretName, secretNames, secretsOf } from '#lib/output/needs';
import type { StackOutput } from '#lib/output/stack-output';

/**
 * The commands that bring an environment to a cluster that has nothing of it yet, as Markdown. The values of Secrets
 * are read from files, so that none of them stands in the history of a shell.
 */
export function freshCluster(stack: StackOutput): string {
  const manifests = `dist/${stack.environment}/manifests`;
  const files = filesOf(stack);
  const words = ['From the root of the checkout.', ...files.map(({ meaning }) => meaning)];
  const commands = [
    ...files.map(({ assignment }) => assignment),
    ...namespacesOf(stack).map(({ namespace }) => `kubectl get namespace ${namespace}`),
    `kubectl apply --server-side -f ${manifests}/00-namespace.yaml`,
    ...secretCommands(stack),
    ...certificateAuthorityCommands(stack),
    `kubectl apply --server-side -f ${manifests}`,
  ];
  return `${words.join(' ')}\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
}

/** What the commands read from disk: the variables that say where, to be changed by whoever runs them. */
function filesOf(stack: StackOutput): readonly { readonly assignment: string; readonly meaning: string }[] {
  const { certificateAuthority } = stack.facts;
  const secrets = {
    assignment: 'SECRETS=~/secrets',
    meaning:
      '`SECRETS` is a folder outside of this checkout with the value of each key in a file `SECRET/KEY`, without a line break at its end: `printf %s`, not `echo`.',
  };
  return [
    ...(secretNames(stack).length === 0 ? [] : [secrets]),
    ...(certificateAuthority === undefined
      ? []
      : [
          {
            assignment: `CERTIFICATE_AUTHORITY=~/${certificateAuthority.key}`,
            meaning: "`CERTIFICATE_AUTHORITY` is the file with the site's authorities.",
          },
        ]),
  ];
}

function secretCommands(stack: StackOutput): readonly string[] {
  const secrets = secretsOf(stack);
  return secretNames(stack).flatMap((name) => {
    const keys = secrets.filter((need) => secretName(need) === name);
    const names = keys.map(({ key }) => key);
    // Some ingress controllers read certificates from Secrets of this type only.
    const isCertificate = names.includes('tls.crt') && names.includes('tls.key');
    return keys
      .slice(0, 1)
      .map(({ secret, namespace = ownNamespace(stack) }) =>
        continued([
          `kubectl create secret generic ${secret} -n ${namespace}${isCertificate ? ' --type=kubernetes.io/tls' : ''}`,
          ...names.map((key) => `--from-file=${key}="$SECRETS/${secret}/${key}"`),
        ]),
      );
  });
}

function certificateAuthorityCommands(stack: StackOutput): readonly string[] {
  const { certificateAuthority } = stack.facts;
  if (certificateAuthority === undefined) return [];
  const { configMap, key } = certificateAuthority;
  return [
    continued([
      `kubectl create configmap ${configMap} -n ${ownNamespace(stack)}`,
      `--from-file=${key}="$CERTIFICATE_AUTHORITY"`,
    ]),
  ];
}

/** One command over several lines. */
const continued = (lines: readonly string[]): string => lines.join(' \\\n  ');
