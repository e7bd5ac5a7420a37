import { once } from 'node:events';
import type { Server } from 'node:http';

export interface Listening {
  stop(): Promise<void>;
}

/** @throws Error when the address is taken or is not one of this machine */
export async function listen(server: Server, host: string, port: number): Promise<Listening> {
  server.listen(port, host);
  await once(server, 'listening');
  return {
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
