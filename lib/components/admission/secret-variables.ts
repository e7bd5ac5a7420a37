import {
  type AdmissionPolicy,
  allContainers,
  celList,
  isException,
  pods,
} from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/** Programs that read no secret from a file are named; whole Secrets are given to nobody. */
export const secretVariablesPolicy = ({ withSecretVariables, standards }: StackFacts): AdmissionPolicy => ({
  name: 'secret-variables',
  why: 'Secrets are files: variables are inherited by every child, shown by debuggers and written into crash reports.',
  namespaces: [...standards.keys()],
  guards: pods,
  variables: { containers: allContainers, exceptions: celList(withSecretVariables) },
  validations: [
    {
      expression: `variables.containers.all(c, ${isException('variables.exceptions')} || !has(c.env) || !c.env.exists(e, has(e.valueFrom) && has(e.valueFrom.secretKeyRef)))`,
      message: 'a container would have a secret in a variable; mount the Secret as a file',
    },
    {
      expression: 'variables.containers.all(c, !has(c.envFrom) || !c.envFrom.exists(e, has(e.secretRef)))',
      message: 'a container would have a whole Secret in variables; mount the keys that it needs as files',
    },
  ],
});
