/** A series as it is sent: its labels, `__name__` among them. */
export type Labels = Readonly<Record<string, string>>;

/** A request of remote write that is sent again and again, each time with the next sample of each of its series. */
export interface RemoteWriteRequest {
  /** @param values one for each series @returns the body; the next call writes over it */
  at(time: Date, values: ArrayLike<number>): Buffer;
}

/**
 * One sample of each series, as Prometheus sends it: a WriteRequest in protobuf, packed as snappy, of literals alone.
 * https://prometheus.io/docs/specs/prw/remote_write_spec/
 */
export function remoteWriteRequest(series: readonly Labels[]): RemoteWriteRequest {
  const parts = series.map((labels) => message(1, ...labelsOf(labels), message(2, emptySample)));
  const packed = snappy(Buffer.concat(parts));
  const start = packed.length - parts.reduce((sum, part) => sum + part.length, 0);
  const ends: number[] = [];
  parts.reduce((from, part) => {
    ends.push(from + part.length);
    return from + part.length;
  }, start);
  return {
    at(time, values) {
      const stamp = varint(time.getTime());
      if (stamp.length !== bytesOfTime) throw new RangeError(`${time.toISOString()} is not of this age`);
      for (const [index, end] of ends.entries()) {
        stamp.copy(packed, end - bytesOfTime);
        packed.writeDoubleLE(values[index] ?? 0, end - bytesOfTime - 9);
      }
      return packed;
    },
  };
}

/** Milliseconds since 1970 take six bytes from 1971 to 2109. */
const bytesOfTime = 6;

/** Field 1, a double, and field 2, a varint. */
const emptySample = Buffer.from([0x09, ...new Array(8).fill(0), 0x10, ...new Array(bytesOfTime).fill(0)]);

/** Labels come sorted by their names. */
const labelsOf = (labels: Labels): readonly Buffer[] =>
  Object.entries(labels)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => message(1, message(1, Buffer.from(name)), message(2, Buffer.from(value))));

/** A field with a length before it. */
function message(field: number, ...parts: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([(field << 3) | 2]), varint(bytes.length), bytes]);
}

function varint(amount: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(amount);
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

/** One literal, with its length in four bytes: https://github.com/google/snappy/blob/main/format_description.txt */
function snappy(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length - 1);
  return Buffer.concat([varint(bytes.length), Buffer.from([63 << 2]), length, bytes]);
}
