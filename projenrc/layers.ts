/**
 * The folders of `src`, low to high. A folder imports from rows above its own in this list, never from its own row or
 * below; `ARCHITECTURE.md` shows the same list.
 */
export const layers: readonly (readonly string[])[] = [
  ['private'],
  ['core'],
  ['tagging', 'waivers'],
  ['policy'],
  ['rules', 'evidence'],
  ['packs', 'compatibility'],
  ['governance'],
  ['components', 'environment'],
  ['pipeline'],
  ['testing', 'cli'],
];

/** Components meet through interfaces in `core`, so none imports another. */
const components = ['database', 'function'];

interface Zone {
  readonly target: string;
  readonly from: string[];
}

const folderZones: Zone[] = layers.flatMap((row, level) => row.map((layer) => ({
  target: `./src/${layer}`,
  from: layers.slice(level).flat().filter((other) => other !== layer).map((other) => `./src/${other}`),
})));

const componentZones: Zone[] = components.map((component) => ({
  target: `./src/components/${component}`,
  from: components.filter((other) => other !== component).map((other) => `./src/components/${other}`),
}));

/** The zones of `import/no-restricted-paths`. */
export const zones: Zone[] = [...folderZones, ...componentZones];
