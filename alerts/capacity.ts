import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { minutes } from '#lib/units/duration';
import { percent, ratio } from '#lib/units/quantity';
import { diskAvailable, diskUsed } from '#metrics/resources';
import { memoryUtilizationHourly } from '#recordings/performance';

export const DiskSpaceLow = alert('DiskSpaceLow', {
  severity: 'warning',
  team: 'infrastructure',
  component: 'capacity',
  category: 'capacity',
  threshold: ratio(0.15),
  expr: promql`${diskAvailable} / (${diskAvailable} + ${diskUsed} > 0) < ${threshold}`,
  for: minutes(10),
  summary: 'Disk {{ $labels.device }} of {{ $labels.node_id }} is nearly full',
  description:
    'Disk {{ $labels.device }} of {{ $labels.node_id }} has {{ $value | humanizePercentage }} of its space free, less than {threshold}.',
});

export const MemoryPressure = alert('MemoryPressure', {
  severity: 'warning',
  team: 'infrastructure',
  component: 'capacity',
  category: 'capacity',
  threshold: percent(85),
  expr: promql`${memoryUtilizationHourly} > ${threshold}`,
  for: minutes(15),
  summary: 'Memory of {{ $labels.node_id }} is nearly full',
  description:
    'Node {{ $labels.node_id }} used {{ $value | printf "%.1f" }} % of its memory over the last hour, more than {threshold}.',
});

export const capacityAlerts: RuleGroup = {
  name: 'dwcp_capacity_alerts',
  file: 'capacity-alerts',
  interval: minutes(1),
  rules: [DiskSpaceLow, MemoryPressure],
};
