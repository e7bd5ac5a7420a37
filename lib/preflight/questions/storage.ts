import { type Finding, unknown } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { storageNeeds } from '#lib/preflight/requirements';
import { listed } from '#lib/preflight/words';

/** Whether the storage classes are there, and what they can do. */
export const storage: Question = (objects, { storageClasses }) => {
  const { classes, ofDefault } = storageNeeds(objects);
  return [
    ...classes.flatMap(({ name, users }): readonly Finding[] => {
      const answer = storageClasses.get(name);
      const what = `StorageClass ${name} of ${listed(users)}`;
      if (answer?.kind !== 'known') {
        return [
          unknown(
            'storage',
            what,
            answer?.reason ?? 'not asked',
            `ask somebody who may: kubectl get storageclass ${name}`,
          ),
        ];
      }
      if (answer.value === undefined) {
        return [
          {
            group: 'storage',
            status: 'missing',
            message: `${what} does not exist`,
            fix: 'name one of those that `kubectl get storageclass` lists in output.storageClasses, or create it',
          },
        ];
      }
      const { allowsExpansion, bindingMode } = answer.value;
      return [
        allowsExpansion
          ? {
              group: 'storage',
              status: 'ok',
              message: `${what} exists and can grow its volumes; binds ${bindingMode}`,
            }
          : {
              group: 'storage',
              status: 'warning',
              message: `${what} does not allow volumes to grow: more retention later means new volumes and lost data`,
              fix: 'set allowVolumeExpansion: true on the class if its driver can, or choose another one now',
            },
        ...(bindingMode === 'WaitForFirstConsumer'
          ? []
          : [
              {
                group: 'storage',
                status: 'warning',
                message: `${what} binds ${bindingMode}: a volume may be made in a zone where its pod cannot run`,
                fix: 'prefer a class with volumeBindingMode: WaitForFirstConsumer where nodes are in several zones',
              } as const,
            ]),
      ];
    }),
    ...(ofDefault.length === 0
      ? []
      : [
          {
            group: 'storage',
            status: 'warning',
            message: `${listed(ofDefault)} take the default StorageClass, whichever that is when the volume is made`,
            fix: 'name the class in output.storageClasses',
          } as const,
        ]),
  ];
};
