import type { Kept } from '#lib/components/component';
import { fileStorageExtension } from '#lib/telemetry/collector-ids';
import { type Bytes, mebibytes } from '#lib/units/bytes';

/** The largest message of OTLP that is taken: the default of gRPC, and several times what an SDK sends at once. */
export const largestMessage: Bytes = mebibytes(4);

/** What of a volume a queue may fill: the file beneath it is compacted into a second one, and grows in steps. */
export const shareOfVolume = 0.6;

/**
 * A queue on the volume, for when what comes next is away: nothing is given up, a restart loses nothing, and when it is full
 * the sender is refused, who sends again. What is passed on stays below the largest message.
 * https://github.com/open-telemetry/opentelemetry-collector/blob/v0.155.0/exporter/exporterhelper/README.md
 */
export const onDisk = (volume: Bytes) => ({
  // The exporter that balances load has it switched off by default.
  retry_on_failure: { enabled: true, initial_interval: '1s', max_interval: '30s', max_elapsed_time: '0s' },
  sending_queue: {
    storage: fileStorageExtension,
    sizer: 'bytes',
    queue_size: volume.times(shareOfVolume).inBytes,
    batch: {
      flush_timeout: '1s',
      min_size: largestMessage.times(0.25).inBytes,
      max_size: largestMessage.times(0.5).inBytes,
    },
  },
});

/** What is in it, as the summary of an environment says. */
export const keptQueue: Kept = {
  what: 'spans that cannot be passed on yet',
  retention: 'until they are passed on',
  backup: { kind: 'not needed', why: 'they are on their way, and stored elsewhere' },
};

/**
 * The folder of the queue. What a full queue took of the disk is given back once it is empty; a file that the loss of a
 * node broke is put aside, because a collector that does not start loses more.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/extension/storage/filestorage
 */
export const queueFolder = (directory: string) => ({
  directory,
  create_directory: true,
  recreate: true,
  compaction: { directory, on_start: true, on_rebound: true, cleanup_on_start: true },
});
