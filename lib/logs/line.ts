import type { UnitName } from '#lib/units/unit';

/** A field of the JSON lines of a program. */
export interface LineField {
  readonly meaning: string;
  /** What its number counts. @default it is a text */
  readonly unit?: UnitName;
}

/** The fields that a line of DWCP can have. */
const dwcp = {
  timestamp: { meaning: 'When it was written' },
  level: { meaning: 'How serious it is' },
  component: { meaning: 'The component that wrote it' },
  message: { meaning: 'What happened' },
  node_id: { meaning: 'The node of DWCP that wrote it' },
  vm_id: { meaning: 'The VM that it is about' },
  latency_ms: { meaning: 'How long the operation took', unit: 'milliseconds' },
  throughput_gbps: { meaning: 'How fast it transferred', unit: 'none' },
  trace_id: { meaning: 'The trace during which it was written' },
  span_id: { meaning: 'The span of that trace' },
} as const satisfies Readonly<Record<string, LineField>>;

/** The lines of the programs whose fields are known, by their label `job`. What others write, nobody has declared. */
export const linesOf: ReadonlyMap<string, Readonly<Record<string, LineField>>> = new Map([['dwcp-v3', dwcp]]);
