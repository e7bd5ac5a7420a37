import type { Environment } from '#lib/environment/environment';
import type { Part } from '#lib/environment/sized-parts';

/** A port on which a program listens. */
export interface Port {
  readonly name: string;
  readonly number: number;
  readonly protocols: readonly ('TCP' | 'UDP')[];
}

/** A program of the stack, as the others see it. */
export interface Program {
  /** The name of its pods, Services, labels and scrape job. */
  readonly name: string;
  readonly ports: Readonly<Record<string, Port>>;
  /** The port on which people open it in a browser. @default none */
  readonly userInterface?: Port;
  /** Its key in `images.lock.json`, where several programs are of one image. @default its name */
  readonly image?: string;
  /** How it is called where it is started on one machine. @default its image */
  readonly executable?: string;
  /** Whether one runs on each node, in the namespace of what needs the host. `replicas` is then 1. @default false */
  readonly onEachNode?: true;
  /**
   * Whether it listens with TLS where the environment has certificates. A Gateway speaks in clear to what is behind it, unless a
   * BackendTLSPolicy says otherwise, which few controllers know. @default false
   */
  readonly servesTls?: true | 'unless a Gateway is in front';
  /** How many run; 0 where the environment does without it. */
  readonly replicas: (environment: ProgramChoices) => number;
}

/** What of an environment decides which programs run. */
export type ProgramChoices = Pick<Environment, Part | 'access' | 'hosts'>;

/** The key of its image in `images.lock.json`. */
export const imageOf = ({ name, image = name }: Pick<Program, 'name' | 'image'>): string => image;

/** What is started on one machine. */
export const executableOf = (program: Pick<Program, 'name' | 'image' | 'executable'>): string =>
  program.executable ?? imageOf(program);
