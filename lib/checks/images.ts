import { type Check, stackProblem } from '#lib/checks/check';
import { workloadsOf } from '#lib/checks/workloads';
import { imageReference } from '#lib/kubernetes/images';
import { nameOf } from '#lib/kubernetes/object';
import { textAt } from '#lib/kubernetes/value';

export const lockedImages: Check = {
  name: 'images',
  what: 'Every container runs an image of the lock file, under the registry of the environment.',
  why: 'an image that is not locked was not proven here',
  wayOut: 'A line for the program in `images.lock.json`, or the image that is there.',
  check(stack) {
    const { output } = stack.environment;
    const { images } = stack.content;
    if (output.kind !== 'kubernetes') return [];
    const locked = Object.keys(images).map((name) => imageReference(images, name, output.imageRegistry));
    return workloadsOf(stack).flatMap(({ object, containers }) =>
      containers
        .map(({ spec }) => textAt(spec, 'image') ?? 'no image')
        .filter((image) => !locked.includes(image))
        .map((image) =>
          stackProblem(stack, 'images', nameOf(object), {
            message: `runs ${image}, which images.lock.json does not have`,
            fix: `use one of ${locked.join(', ')}`,
          }),
        ),
    );
  },
};
