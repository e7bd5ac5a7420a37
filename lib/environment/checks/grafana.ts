import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';

const database = ['grafana', 'database'] as const;

/** A file on a volume serves one replica: each of several would have users and sessions of its own. */
const checkShared = environmentCheck(['grafana'], (environment) => {
  const { grafana } = environment;
  if (grafana === undefined || grafana.replicas === 1 || grafana.database.kind === 'postgresql') return [];
  return [
    problemAt(environment, 'grafana', [...database, 'kind'], {
      message: `sqlite serves one replica, and there are ${grafana.replicas}`,
      fix: 'write kind: postgresql with its address, or replicas: 1',
    }),
  ];
});

/** In Grafana's settings, what follows a # or ; is a comment, and $ and % are replaced. */
const plain = /^[\w.-]+$/;

/** The names of the database and of its user are plain. */
const checkNames = environmentCheck(['grafana'], (environment) => {
  const chosen = environment.grafana?.database;
  if (chosen?.kind !== 'postgresql') return [];
  return (['name', 'user'] as const)
    .filter((key) => !plain.test(chosen[key]))
    .map((key) =>
      problemAt(environment, 'grafana', [...database, key], {
        message: `${JSON.stringify(chosen[key])} has characters that Grafana's settings give a meaning`,
        fix: 'use a name of letters, digits, and . _ -',
      }),
    );
});

/** On one machine Grafana starts in the folder of dist, in which it is not installed. */
const checkHome = environmentCheck(['grafana', 'output'], (environment) => {
  const { grafana, output } = environment;
  if (grafana === undefined || output.kind !== 'processes' || grafana.home.startsWith('/')) return [];
  return [
    problemAt(environment, 'grafana', ['grafana', 'home'], {
      message: `${JSON.stringify(grafana.home)} is no absolute path`,
      fix: 'write the folder of the installation from /, as in /usr/share/grafana',
    }),
  ];
});

/** What is checked of Grafana beside its addresses, volumes and sizes, which are checked with those of the others. */
export const grafanaChecks = [checkShared, checkNames, checkHome];
