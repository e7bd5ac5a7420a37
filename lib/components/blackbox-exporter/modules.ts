import type { Environment } from '#lib/environment/environment';
import type { Output } from '#lib/environment/output-choices';
import type { Expectation, Probe } from '#lib/topology/probes';
import { proxyFor } from '#lib/topology/proxy';

/** The module by which an endpoint is probed: what it has to answer, and whether the proxy of the site is on the way. */
export const moduleOf = (probe: Probe, output: Output): string =>
  proxyOn(probe, output) === undefined ? probe.expects : `${probe.expects}-by-proxy`;

/** No proxy passes on what is no HTTP. */
const proxyOn = ({ expects, url }: Probe, output: Output) =>
  expects === 'handshake' ? undefined : proxyFor(url, output);

/** Nodes without IPv6 have no way to an address that names resolve to first. */
const common = { preferred_ip_protocol: 'ip4' } as const;

/**
 * The modules of some probes, in the spelling of blackbox-exporter:
 * https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md
 */
export function modulesFor(probes: readonly Probe[], environment: Environment) {
  return Object.fromEntries(
    probes.map((probe) => [
      moduleOf(probe, environment.output),
      probe.expects === 'handshake' ? handshake : httpModule(probe, probe.expects, environment),
    ]),
  );
}

const handshake = { prober: 'tcp', tcp: { ...common, tls: true } } as const;

function httpModule(probe: Probe, expects: Answer, environment: Environment) {
  const proxy = proxyOn(probe, environment.output);
  return {
    prober: 'http',
    http: {
      ...common,
      // Where it leads to is another endpoint.
      follow_redirects: false,
      ...answers[expects](environment),
      ...(proxy !== undefined && { proxy_url: proxy.url }),
    },
  };
}

type Answer = Exclude<Expectation, 'handshake'>;

/** Without codes, those from 200 to 299. Entrances have TLS; other endpoints as their URL says. */
const answers: Readonly<Record<Answer, (environment: Environment) => object>> = {
  page: () => ({}),
  login: (environment) => ({
    valid_status_codes: [200, 302],
    fail_if_not_ssl: true,
    fail_if_header_not_matches: [
      { header: 'Location', regexp: `^(${loginPages(environment).join('|')})`, allow_missing: true },
    ],
  }),
  refusal: () => ({ valid_status_codes: [401, 403], fail_if_not_ssl: true }),
};

/** Where somebody is sent who has not logged in: Grafana sends to a page of its own first. */
function loginPages({ access }: Environment): readonly string[] {
  const { issuer, endpoints } = access?.login ?? {};
  const urls = [issuer, endpoints?.authorization].filter((url) => url !== undefined);
  const origins = [...new Set(urls.map((url) => new URL(url).origin))];
  return ['/login', ...origins.map((origin) => `${origin.replace(/[.]/g, '\\.')}/`)];
}
