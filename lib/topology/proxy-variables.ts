import type { Output } from '#lib/environment/output-choices';
import { directHosts, proxyFor } from '#lib/topology/proxy';

/**
 * The environment variables by which programs in Go find the proxy on the way to a server; none where they reach it
 * without one. https://pkg.go.dev/net/http#ProxyFromEnvironment
 */
export function proxyVariables(url: URL, output: Output): Readonly<Record<string, string>> {
  const proxy = proxyFor(url, output);
  return proxy === undefined
    ? {}
    : { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: directHosts(proxy).join(',') };
}
