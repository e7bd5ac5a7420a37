import { type Check, nameOf, stackProblem } from '#lib/checks/check';
import { objectsOf } from '#lib/components/objects-of';
import { imageReference } from '#lib/kubernetes/images';

/** Every container runs an image of the lock file, under the registry of the environment. */
export const lockedImages: Check = {
  name: 'images',
  why: 'an image that is not locked was not proven here',
  wayOut: 'A line for the program in `images.lock.json`, or the image that is there.',
  check(stack) {
    const { output } = stack.environment;
    const { images } = stack.content;
    if (output.kind !== 'kubernetes') return [];
    const locked = Object.keys(images).map((name) => imageReference(images, name, output.imageRegistry));
    return objectsOf(stack).flatMap(({ object }) =>
      imagesIn(object)
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

/** The values of `image` wherever they stand: containers, init containers, templates of jobs. */
function imagesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'image' && typeof inner === 'string' ? [inner] : imagesIn(inner),
  );
}
