/**
 * A text of a cluster, for programs that run beside each other on this machine: what listens on every address listens on
 * loopback, every Service and its first replica is at 127.0.0.1, the second replica at 127.0.0.2, and what is mounted is below a
 * folder. Ports, TLS and users stay.
 *
 * @param folder has what the programs mount below `/etc/<program>`
 * @param replica whose text it is, from 0
 */
export const onLoopback = (text: string, folder: string, replica = 0): string =>
  text
    .replaceAll('0.0.0.0', addressOfReplica(replica))
    // A flag of Go: no host is every address.
    .replaceAll(/(?<==):(?=\d+$)/gm, `${addressOfReplica(replica)}:`)
    .replaceAll(/([a-z0-9-]+)-(\d+)\.\1\.[a-z0-9-]+\.svc\b/g, (_, _name, ordinal: string) =>
      addressOfReplica(Number(ordinal)),
    )
    .replaceAll(/[a-z0-9.-]+\.svc\b/g, addressOfReplica(0))
    .replaceAll(/\/etc\/[a-z-]+(?=\/(?:config|rules|secrets|certificates)\b)/g, folder);

/** Where a replica listens on this machine. @param replica from 0 */
export const addressOfReplica = (replica: number): string => `127.0.0.${replica + 1}`;
