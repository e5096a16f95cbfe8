import { Waiver } from './waiver';

/**
 * The exceptions that were granted: the one way to lift a finding from outside of a component.
 *
 * A register is a file under review, or several, so that each domain has a file with owners of its own.
 */
export class WaiverRegister {
  /**
   * The register of a file, or of all YAML files in a folder. Refuses what is wrong with it, with line and column, with
   * `InvalidWaivers`.
   *
   * @param path the file or folder, relative to the working directory
   */
  public static fromFile(path: string): WaiverRegister {
    return WaiverRegister.fromFiles([path]);
  }

  /**
   * The register of several files and folders. Refuses what is wrong with any of them, all at once, with line and column, with
   * `InvalidWaivers`.
   *
   * @param paths the files and folders, relative to the working directory
   */
  public static fromFiles(paths: string[]): WaiverRegister {
    return new WaiverRegister(waiverFiles().readWaivers(paths), paths);
  }

  /**
   * The register of entries that are made in code.
   *
   * @param waivers the entries
   */
  public static fromWaivers(waivers: Waiver[]): WaiverRegister {
    return new WaiverRegister(waivers, []);
  }

  /** The entries. */
  public readonly waivers: Waiver[];

  /**
   * The files and folders that it was read from.
   *
   * @internal
   */
  public readonly _paths: readonly string[];

  private constructor(waivers: readonly Waiver[], paths: readonly string[]) {
    this.waivers = [...waivers];
    this._paths = paths;
  }

  /**
   * The register with the entries of both.
   *
   * @param other the other register
   */
  public and(other: WaiverRegister): WaiverRegister {
    return new WaiverRegister([...this.waivers, ...other.waivers], [...this._paths, ...other._paths]);
  }
}

/** Loaded when a file is read: it brings the reader of YAML along. */
function waiverFiles(): typeof import('./waiver-files') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- so that whoever reads no file does not pay for it
  return require('./waiver-files');
}
