import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Configuration {
  readonly receivers: readonly { readonly webhook_configs?: readonly { readonly url?: string }[] }[];
}

/** The addresses, without path, at which the generated Alertmanager configuration expects somebody to listen. */
export function webhookAddresses(folder: string): readonly URL[] {
  const { receivers }: Configuration = parse(readFileSync(join(folder, 'config/alertmanager.yaml'), 'utf8'));
  const urls = receivers.flatMap(({ webhook_configs = [] }) =>
    webhook_configs.flatMap(({ url }) => url ?? []),
  );
  return [...new Set(urls.map((url) => new URL(url).origin))].map((origin) => new URL(origin));
}
