/** The teams that own alerts: the values of the label `team`. */
export const teams = [
  'oncall',
  'performance',
  'network',
  'distributed-systems',
  'reliability',
  'infrastructure',
  'deployment',
  'storage',
  'ml',
  'observability',
] as const;

export type Team = (typeof teams)[number];

export function isTeam(text: string): text is Team {
  return teams.some((team) => team === text);
}
