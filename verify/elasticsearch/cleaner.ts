import { startedAs } from '#verify/container';
import { runJob } from '#verify/elasticsearch/programs';
import type { Site } from '#verify/elasticsearch/site';
import { indexOf } from '#verify/elasticsearch/traces';

/** Has the index cleaner, as its CronJob runs it, delete what is older than the retention. */
export async function verifyCleaner({ environment, folder, ask, checklist, paths }: Site): Promise<void> {
  const name = 'jaeger-es-index-cleaner';
  await checklist.check(
    `${environment}: the index cleaner deletes what is over, and nothing else`,
    async () => {
      const retention = Number(startedAs(name, folder).arguments[0]);
      const over = [retention + 1, retention + 30].map(indexOf);
      const kept = [0, retention - 1].map(indexOf);
      for (const ago of [retention - 1, retention + 1, retention + 30]) {
        await ask('PUT', indexOf(ago), {
          settings: { 'index.creation_date': Date.now() - ago * 86_400_000 },
        });
      }
      await runJob(name, folder, paths.get(name));
      const left = Object.keys(await ask<Readonly<Record<string, unknown>>>('GET', 'jaeger-*/_settings'));
      const survivors = over.filter((index) => left.includes(index));
      const victims = kept.filter((index) => !left.includes(index));
      if (survivors.length > 0 || victims.length > 0) {
        throw new Error(
          `it kept ${survivors.join(', ') || 'none'} and deleted ${victims.join(', ') || 'none'}`,
        );
      }
      return `with ${retention} days: ${over.join(', ')} are gone, ${kept.join(', ')} are there`;
    },
  );
}
