/** A real program that judges or runs what is generated here, and how it is obtained. */
export type Program = ObtainableProgram | ForeignProgram;

/** A program that this repository pins and brings onto a machine. */
export type ObtainableProgram = GoProgram | DebianProgram | PythonProgram | MavenProgram;

/** A command of this repository that uses real programs: `npm test`, `npm run verify`. */
export type Use =
  | 'test'
  | 'verify'
  | 'verify:kubernetes'
  | 'verify:elasticsearch'
  | 'verify:tiers'
  | 'measure';

interface Described {
  readonly name: string;
  /** What it is for in this repository. */
  readonly purpose: string;
  /** The commands that obtain it before they start. */
  readonly usedBy: readonly Use[];
}

/** A program that is built from Go source. */
export interface GoProgram extends Described {
  readonly kind: 'Go';
  /** The folder of the Go module that pins it; `go.mod` there is the only place where its version stands. */
  readonly folder: string;
  /** The Go module that `go.mod` there pins. */
  readonly module: string;
  readonly build: Build;
  /** The variable that holds the version it reports. @default its source knows its version */
  readonly versionIn?: VersionVariable;
}

export interface VersionVariable {
  readonly variable: string;
  /** What the program expects before the number. */
  readonly prefix: '' | 'v';
}

/** How a program comes out of Go source. */
export type Build =
  /** `go build` of a package that the pinned module holds. */
  | { readonly kind: 'package'; readonly package: string; readonly tags: readonly string[] }
  /** The same in a copy of the pinned module's source, after files were added that its release lacks. */
  | {
      readonly kind: 'package of a completed copy';
      readonly package: string;
      /** Text by path within the module. */
      readonly added: Readonly<Record<string, string>>;
    }
  /** A package of this repository. */
  | {
      readonly kind: 'own package';
      readonly package: string;
      /** That it is a program of others, whose module cannot be built by itself. @default nobody has it on PATH */
      readonly released?: true;
    };

/** A program out of a package of Debian, which is unpacked and not installed. */
export interface DebianProgram extends Described {
  readonly kind: 'Debian';
  readonly package: DebianPackage;
}

export interface DebianPackage {
  readonly name: string;
  /** As Debian writes it: upstream's version, `+` and what was repacked, `-` and Debian's revision. */
  readonly version: string;
  /** The release of Debian that has it, whichever this machine runs. */
  readonly release: string;
}

/** A program out of packages of Python. */
export interface PythonProgram extends Described {
  readonly kind: 'Python';
  /** The folder whose `requirements.txt` pins it and everything that it needs, with hashes. */
  readonly folder: string;
  /** Its package, which pins its version there. */
  readonly package: string;
  /** The module that is its program. */
  readonly module: string;
}

/** A program in Java out of packages of Maven, which a class of this repository starts. */
export interface MavenProgram extends Described {
  readonly kind: 'Maven';
  /** The folder whose `pom.xml` pins what it needs, with the hash of every jar beside it, and which has the class. */
  readonly folder: string;
  /** The artifact there that has the version. */
  readonly artifact: string;
  /** The class that starts it. */
  readonly mainClass: string;
}

/** A program that no registry of source or packages has: it is used where somebody put it on PATH. */
export interface ForeignProgram extends Described {
  readonly kind: 'foreign';
}
