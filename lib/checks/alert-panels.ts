import type { ContentCheck } from '#lib/checks/content-check';
import { alertsOf } from '#lib/rules/group';

export const alertPanels: ContentCheck = {
  name: 'alert-panels',
  what: 'Every alert is shown by a panel, once there are dashboards. That it has a team, its type says; that it has a runbook and cases, `rules/runbook` and `rules/proof`.',
  why: 'who is woken by an alert looks at its dashboard first, and would see everything but what is wrong',
  wayOut: 'A panel that shows the same series, and names the alert.',
  check({ content, shown }) {
    if (shown === undefined) return [];
    const declared = alertsOf(content.alerts);
    const names = new Set(declared.map(({ name }) => name));
    return [
      ...declared
        // There is nothing to see of an alert that always fires.
        .filter(({ name, alwaysFiring = false }) => !alwaysFiring && !shown.alerts.has(name))
        .map(({ name, declaredAt }) => ({
          check: 'content/alert-panels',
          where: declaredAt.place,
          subject: name,
          message: 'no panel of a dashboard shows it',
          fix: 'name it in a panel that shows the same series',
        })),
      ...[...shown.alerts]
        .filter((name) => !names.has(name))
        .map((name) => ({
          check: 'content/alert-panels',
          where: { file: 'dashboards' },
          subject: name,
          message: 'a panel shows it, and no alert has this name',
          fix: 'correct the name in the panel',
        })),
    ];
  },
};
