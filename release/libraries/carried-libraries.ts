/** The parts of `package-lock.json` that are read here. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A package as a lock file has it. */
export interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  /** The hash of what the registry hands out, such as `sha512-...`. */
  readonly integrity?: string;
  /** Where the package was got. */
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly bundleDependencies?: readonly string[];
}

/** A library that is locked, by the place where it is installed. */
export interface Library extends LockedPackage {
  readonly name: string;
  /** Relative to the root, such as `node_modules/ajv`. */
  readonly folder: string;
}

/** The libraries that lie in our package: those that are bundled, and what they need. By name. */
export function carriedLibraries(lock: LockFile): Library[] {
  const carried = new Map<string, Library>();
  const carry = (name: string, user: string): void => {
    const library = libraryFor(lock, name, user);
    if (carried.has(library.folder)) return;
    carried.set(library.folder, library);
    Object.keys(library.dependencies ?? {}).forEach((needed) => carry(needed, library.folder));
  };
  (lock.packages[''].bundleDependencies ?? []).forEach((name) => carry(name, ''));
  return [...carried.values()].sort((one, other) => one.name < other.name ? -1 : 1);
}

/** The libraries that whoever installs our package brings along, in the versions that are installed here. */
export function peerLibraries(lock: LockFile): Library[] {
  return Object.keys(lock.packages[''].peerDependencies ?? {}).map((name) => libraryFor(lock, name, ''));
}

/** The copy of a library that a user of it gets: the one in its own folder, or in the next one further out. */
function libraryFor(lock: LockFile, name: string, user: string): Library {
  const folder = `${user && `${user}/`}node_modules/${name}`;
  const locked = lock.packages[folder];
  if (locked) return { ...locked, name, folder };
  if (!user) throw new Error(`package-lock.json has no ${name}; run 'npm install'`);
  return libraryFor(lock, name, user.slice(0, Math.max(user.lastIndexOf('/node_modules/'), 0)));
}
