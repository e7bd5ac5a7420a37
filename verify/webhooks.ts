import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface WrittenReceiver {
  readonly name: string;
  readonly webhook_configs?: readonly { readonly url?: string }[];
}

/** The addresses, without path, at which the generated Alertmanager configuration expects somebody to listen. */
export function webhookAddresses(folder: string): readonly URL[] {
  const urls = receiversOf(folder).flatMap(({ webhook_configs = [] }) =>
    webhook_configs.flatMap(({ url }) => url ?? []),
  );
  return [...new Set(urls.map((url) => new URL(url).origin))].map((origin) => new URL(origin));
}

/** The names of the receivers through which it would reach somebody who is not on loopback. */
export function outsideReceivers(folder: string): readonly string[] {
  return receiversOf(folder)
    .filter(({ name, webhook_configs = [], ...others }) => {
      const urls = webhook_configs.map(({ url }) => url);
      return Object.keys(others).length > 0 || !urls.every((url) => url !== undefined && isLoopback(url));
    })
    .map(({ name }) => name);
}

/** @param url with the address as a number: what a name stands for may change */
export function isLoopback(url: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

function receiversOf(folder: string): readonly WrittenReceiver[] {
  const { receivers }: { receivers: readonly WrittenReceiver[] } = parse(
    readFileSync(join(folder, 'config/alertmanager.yaml'), 'utf8'),
  );
  return receivers;
}
