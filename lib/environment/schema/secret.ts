import { definition } from '#lib/environment/schema/definition';
import { map, text } from '#lib/environment/schema/text';

/** A key of a Secret that must exist. */
export const secretSchema = map(
  'A key of a Secret that must exist; never its value.',
  {
    secret: text('Kubernetes name', 'The name of the Secret, in the namespace of the stack.'),
    key: text('Secret key', 'The key in that Secret.'),
  },
  { examples: [{ secret: 'alertmanager-pagerduty', key: 'routing-key' }] },
);

export const secret = definition('secret', secretSchema);
