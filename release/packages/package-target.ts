/** The form that the library has for one package manager. */
export interface PackageTarget {
  /** As jsii-pacmak names it: `js`, `python`, `java`, `go` or `dotnet`; also the folder below `dist`. */
  readonly name: string;
  /** What this machine lacks to build the package, as the end of a sentence; nothing when it lacks nothing. */
  missing(): string | undefined;
  /**
   * Builds the package of a compiled project.
   *
   * @param project the folder with `.jsii` and `package.json`
   * @param outdir the folder whose subfolder with this target's name gets the package
   */
  pack(project: string, outdir: string): void;
}
