import { ageOfSamples } from '#dashboards/age-of-samples';
import { row } from '#lib/dashboards/row';
import { table } from '#lib/dashboards/table';
import { promql } from '#lib/promql/template';

export const firing = row('Alerts', [
  table('Firing Alerts', {
    description:
      'What fires now, and for how many nodes, breakers or budgets. Its runbook is on the panel that shows it.',
    whenEmpty: 'no alert fires, if samples arrive',
    width: 20,
    height: 6,
    rows: { alertname: 'Alert', severity: 'Severity', component: 'Component', team: 'Team' },
    columns: [
      {
        title: 'How many',
        unit: 'count',
        expr: promql`
          count by (alertname, severity, component, team) (ALERTS{alertstate="firing",severity!="none"})`,
      },
    ],
  }),
  ageOfSamples,
]);
