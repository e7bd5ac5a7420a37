/**
 * A text of a cluster, for programs that run beside each other on this machine: what listens on every address listens on
 * loopback, every Service is there, and what is mounted is below a folder. Ports, TLS and users stay.
 *
 * @param folder has what the programs mount below `/etc/<program>`
 */
export const onLoopback = (text: string, folder: string): string =>
  text
    .replaceAll('0.0.0.0', '127.0.0.1')
    // A flag of Go: no host is every address.
    .replaceAll(/(?<==):(?=\d+$)/gm, '127.0.0.1:')
    .replaceAll(/[a-z0-9.-]+\.svc\b/g, '127.0.0.1')
    .replaceAll(/\/etc\/[a-z-]+(?=\/(?:config|secrets|certificates)\b)/g, folder);
