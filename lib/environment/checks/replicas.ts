import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';

/** Two Alertmanagers are neither simple nor safe: while one is replaced, the other is alone. */
export const checkReplicas = environmentCheck(['alertmanager'], (environment) =>
  environment.alertmanager.replicas !== 2
    ? []
    : [
        problemAt(environment, 'replicas', ['alertmanager', 'replicas'], {
          message: '2 replicas leave a single one while the other is replaced',
          fix: 'write 3, or 1 where notifications may be late',
        }),
      ],
);
