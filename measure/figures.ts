/** What was measured of a program that stores samples. */
export interface Figures {
  /** How many series, and how many samples of each a second apart. */
  readonly series: number;
  readonly steps: number;
  /** Samples that a second of CPU takes in, with the merges that they cause. */
  readonly samplesPerCore: number;
  /** Bytes on disk of a sample, without the index. */
  readonly bytesPerSample: number;
  /** Bytes of the index of a series. */
  readonly indexBytesPerSeries: number;
  /** Bytes of memory that a series takes which just got samples, without the page cache. */
  readonly memoryPerSeries: number;
}

/** How much is sent. */
export interface Amount {
  /** Series that get a sample every second. */
  readonly series: number;
  /** For how many seconds. */
  readonly steps: number;
  /** Series that come besides, with a few samples each, to see what a series takes. */
  readonly moreSeries: number;
}

/** Samples of each of the series that come besides. */
export const stepsOfMore = 3;
