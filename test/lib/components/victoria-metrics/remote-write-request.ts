/**
 * One sample as Prometheus sends it: a WriteRequest in protobuf, compressed with snappy.
 * https://prometheus.io/docs/specs/prw/remote_write_spec/
 */
export function remoteWriteRequest(name: string, value: number, time: Date): Buffer {
  const label = message([1, text('__name__')], [2, text(name)]);
  const number = Buffer.alloc(8);
  number.writeDoubleLE(value);
  const sample = Buffer.concat([
    Buffer.from([tag(1, 1)]),
    number,
    Buffer.from([tag(2, 0)]),
    variableLength(BigInt(time.getTime())),
  ]);
  return snappy(message([1, message([1, label], [2, sample])]));
}

const text = (characters: string): Buffer => Buffer.from(characters, 'utf8');

const tag = (field: number, wireType: number): number => (field << 3) | wireType;

/** Fields with a length before them. */
const message = (...fields: readonly (readonly [number: number, bytes: Buffer])[]): Buffer =>
  Buffer.concat(
    fields.flatMap(([number, bytes]) => [
      Buffer.from([tag(number, 2)]),
      variableLength(BigInt(bytes.length)),
      bytes,
    ]),
  );

function variableLength(amount: bigint): Buffer {
  const bytes: number[] = [];
  let rest = amount;
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

/** As snappy would write what cannot be compressed, up to 256 bytes. */
const snappy = (bytes: Buffer): Buffer =>
  Buffer.concat([variableLength(BigInt(bytes.length)), Buffer.from([60 << 2, bytes.length - 1]), bytes]);
