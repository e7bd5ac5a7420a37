import { isHostOrAddress } from '#lib/environment/address';
import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';

/** Hosts are bare host names: scheme and path are added where links are made. */
export const checkHosts = environmentCheck(['hosts'], (environment) =>
  (['prometheus', 'alertmanager', 'grafana', 'jaeger', 'loki', 'otel'] as const).flatMap((name) => {
    const host = environment.hosts[name];
    if (host === undefined || isHostOrAddress(host)) return [];
    return problemAt(environment, 'hosts', ['hosts', name], {
      message: `${JSON.stringify(host)} is no host name`,
      fix: `write a DNS name without scheme and path, as in ${name}.example.com`,
    });
  }),
);

/** Two hosts of one name would lead to one of the two. */
export const checkDifferentHosts = environmentCheck(['hosts'], (environment) => {
  const { runbooks: _, ...hosts } = environment.hosts;
  const named = Object.entries(hosts);
  return named.flatMap(([key, host], index) => {
    const [first] =
      named.slice(0, index).find(([, other]) => other.toLowerCase() === host.toLowerCase()) ?? [];
    if (first === undefined) return [];
    return problemAt(environment, 'hosts', ['hosts', key], {
      message: `${host} is hosts.${first} too`,
      fix: 'give each a name of its own',
    });
  });
});

/** Links lead to Grafana where there is one, and nowhere else. */
export const checkGrafanaHost = environmentCheck(['hosts', 'grafana'], (environment) => {
  const hasHost = environment.hosts.grafana !== undefined;
  const hasGrafana = environment.grafana !== undefined;
  if (hasHost === hasGrafana) return [];
  return [
    problemAt(environment, 'hosts', ['hosts', 'grafana'], {
      message: hasGrafana ? 'is missing, and there is a grafana' : 'is given, and there is no grafana',
      fix: hasGrafana
        ? 'add grafana: and the name under which people open it, as in grafana.example.com'
        : 'remove it, or add grafana',
    }),
  ];
});
