import { readdirSync } from 'fs';

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

/** The same inside of large folders; files that lie beside these folders join them. */
const inner: Readonly<Record<string, typeof layers>> = {
  policy: [
    ['template'],
    ['rule'],
    ['collection'],
    ['decision'],
  ],
  evidence: [
    ['record', 'options'],
    ['text'],
    ['edition'],
    ['files'],
    ['comparison', 'html', 'terminal'],
    ['formats'],
  ],
  governance: [
    ['statements'],
    ['scope', 'findings'],
    ['regime', 'platform'],
    ['appeals'],
    ['checks', 'envelopes'],
    ['judgement'],
  ],
  // Components meet through interfaces in `core`, so none imports another.
  components: [readdirSync('src/components', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()],
};

interface Zone {
  readonly target: string;
  readonly from: string[];
}

function zonesOf(folder: string, rows: typeof layers): Zone[] {
  return rows.flatMap((row, level) => row.map((layer) => ({
    target: `${folder}/${layer}`,
    from: rows.slice(level).flat().filter((other) => other !== layer).map((other) => `${folder}/${other}`),
  }))).filter(({ from }) => from.length > 0);
}

/** The zones of `import/no-restricted-paths`. */
export const zones: Zone[] = [
  ...zonesOf('./src', layers),
  ...Object.entries(inner).flatMap(([folder, rows]) => zonesOf(`./src/${folder}`, rows)),
];
