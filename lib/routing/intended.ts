import type { Receivers } from '#lib/environment/receiver-choices';
import type { Labels } from '#lib/routing/matcher';
import { isTeam } from '#lib/routing/team';
import { receiverOf, teamReceiver } from '#lib/routing/tree';

/**
 * Where an alert is meant to go, written down a second time and without a tree, so that a check can compare the
 * two: an escalation pages, and so does critical; then capacity goes to the digest, and the rest by severity.
 * @returns undefined when no rule of the house covers it
 */
export function intendedReceiver(labels: Labels, receivers: Receivers): string | undefined {
  const { alertname, severity, team = '', category, escalation } = labels;
  if (alertname === 'Watchdog') return receiverOf.deadMansSwitch;
  if (!isTeam(team)) return undefined;
  if (escalation === 'immediate' || escalation === 'high' || severity === 'critical') {
    return teamReceiver('page', team, receivers);
  }
  if (category === 'capacity') return receiverOf.capacity;
  if (severity === 'warning') return teamReceiver('chat', team, receivers);
  return severity === 'info' ? receiverOf.info : undefined;
}
