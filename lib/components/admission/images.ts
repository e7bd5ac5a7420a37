import { type AdmissionPolicy, allContainers, celList, pods } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/**
 * Who may make pods could otherwise run anything beside the stack, with its network and its Secrets. Tags and digests are
 * not compared: while a release is applied, pods of two of them run.
 */
export const imagesPolicy = ({ repositories, standards }: StackFacts): AdmissionPolicy => ({
  name: 'images',
  why: 'Only images of the stack run beside it: a pod that anybody adds reads its Secrets and sends to its programs.',
  namespaces: [...standards.keys()],
  guards: pods,
  variables: { containers: allContainers, repositories: celList(repositories) },
  validations: [
    {
      expression:
        "variables.containers.all(c, variables.repositories.exists(r, c.image.startsWith(r + ':') || c.image.startsWith(r + '@')))",
      message:
        'an image is none of the stack; run it in another namespace, or add it to images.lock.json of the stack',
    },
  ],
});
