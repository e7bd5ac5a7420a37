/** An address on which a program is told to listen. */
export interface ListenAddress {
  /** The argument as it stands: `--web.listen-address=:9090`. */
  readonly argument: string;
  /** What stands before the port; empty for every address. */
  readonly host: string;
  readonly port: number;
}

/**
 * The flags of every program of the stack: `--web.listen-address`, `-httpListenAddr`, `-vminsertAddr`. What a program
 * tells others (`advertise`) is no address on which it listens.
 */
const flag = /^--?(?![\w.-]*advertise)[\w.-]*addr(?:ess)?=(.+)$/i;

/** The addresses that some arguments name; an empty one switches the port off. */
export const listenAddresses = (args: readonly string[]): readonly ListenAddress[] => [
  ...args.flatMap((argument) => {
    const [, addresses = ''] = flag.exec(argument) ?? [];
    return addresses.split(',').flatMap((address) => {
      const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? [];
      return host === undefined ? [] : [{ argument, host, port: Number(port) }];
    });
  }),
  ...ofGrafana(args),
];

/** Grafana has host and port apart, as values of its configuration. */
function ofGrafana(args: readonly string[]): readonly ListenAddress[] {
  const given = (key: string) =>
    args.find((argument) => argument.startsWith(`cfg:server.${key}=`))?.split('=')[1];
  const port = given('http_port');
  if (port === undefined) return [];
  const host = given('http_addr') ?? '';
  return [
    { argument: `cfg:server.http_addr=${host} cfg:server.http_port=${port}`, host, port: Number(port) },
  ];
}
