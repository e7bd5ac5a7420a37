import type { Environment } from '#lib/environment/environment';

/** A port on which a program listens. */
export interface Port {
  readonly name: string;
  readonly number: number;
  readonly protocols: readonly ('TCP' | 'UDP')[];
}

/** A program of the stack, as the others see it. */
export interface Program {
  /** The name of its pods, Services and labels. */
  readonly name: string;
  readonly ports: Readonly<Record<string, Port>>;
  /** The port on which people open it in a browser. @default none */
  readonly userInterface?: Port;
  readonly replicas: (environment: Environment) => number;
}
