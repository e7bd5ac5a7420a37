import { type Labels, type RemoteWriteRequest, remoteWriteRequest } from '#measure/remote-write-request';
import type { Played } from '#measure/series';
import type { Subject } from '#measure/subject';

/** Series in a request: what Prometheus sends at once where there is much to send. */
const seriesOfRequest = 10_000;

interface Batch {
  readonly played: readonly Played[];
  readonly request: RemoteWriteRequest;
  readonly values: Float64Array;
}

/**
 * Sends a sample of each series for each second, oldest first.
 *
 * @param steps seconds
 * @param until the time of the last sample
 * @returns how many samples were sent
 * @throws Error with what was answered instead of success
 */
export async function sendSamples(
  { url }: Subject,
  series: readonly Played[],
  steps: number,
  until: Date,
): Promise<number> {
  const batches = batchesOf(series);
  let sent = 0;
  for (let step = 0; step < steps; step += 1) {
    const time = new Date(until.getTime() - (steps - 1 - step) * 1_000);
    for (const { played, request, values } of batches) {
      let offset = 0;
      for (const one of played) {
        one.next(values, offset);
        offset += one.labels.length;
      }
      await send(`${url}/api/v1/write`, request.at(time, values));
      sent += values.length;
    }
  }
  return sent;
}

function batchesOf(series: readonly Played[]): readonly Batch[] {
  const batches: Batch[] = [];
  let played: Played[] = [];
  let labels: Labels[] = [];
  const close = () => {
    if (labels.length === 0) return;
    batches.push({ played, request: remoteWriteRequest(labels), values: new Float64Array(labels.length) });
    played = [];
    labels = [];
  };
  for (const one of series) {
    if (labels.length + one.labels.length > seriesOfRequest) close();
    played.push(one);
    labels.push(...one.labels);
  }
  close();
  return batches;
}

async function send(url: string, body: Buffer): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: new Uint8Array(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text}`);
}
