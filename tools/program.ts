/** A real program that judges or runs what is generated here, and how it is built from source. */
export interface Program {
  readonly name: string;
  /** What it is for in this repository. */
  readonly purpose: string;
  /** The folder of the Go module that pins it; `go.mod` there is the only place where its version stands. */
  readonly folder: string;
  /** The Go module that `go.mod` there pins. */
  readonly module: string;
  readonly build: Build;
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
  /** A package of this repository, which therefore nobody has on PATH. */
  | { readonly kind: 'own package'; readonly package: string };
