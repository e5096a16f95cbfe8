import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { ArtifactManifest, AssemblyManifest } from '@aws-cdk/cloud-assembly-schema';
import { changesBetween, ResourceChange } from '../src/compatibility/template-changes';
import { Templates } from '../src/compatibility/template-resource';

const FOLDER = __dirname;
const PROGRAM = '.integ.ts';

/** What does not move with the clock or with the machine: integ-tests writes the time into each assertion, so that it runs again. */
const SETTLED = {
  arguments: ['--import', 'data:text/javascript,Date.now = () => 0;', '--import', 'tsx'],
  context: { 'aws:cdk:disable-creation-stack-traces': true },
  // The validator judges templates and changes none; test/integ.test.ts has it on.
  environment: { CDK_VALIDATION: 'false', TSX_TSCONFIG_PATH: join(FOLDER, '..', 'tsconfig.dev.json') },
};

/** The names of the programs, such as `service-database`. */
export function programs(): string[] {
  return readdirSync(FOLDER).filter((file) => file.endsWith(PROGRAM)).map((file) => file.slice(0, -PROGRAM.length)).sort();
}

/** How a snapshot departs from another one. */
export interface SnapshotDifference {
  /** What deploying one over the other does to resources, the worst first; assertions aside. */
  readonly changes: readonly ResourceChange[];
  /** The files that differ, came or went. */
  readonly files: readonly string[];
}

/** What integ-runner keeps of the assembly of a program, and nothing that differs between machines. */
export class Snapshot {
  /** What is committed for a program; nothing where there is nothing. */
  public static committed(program: string): Snapshot | undefined {
    const folder = folderOf(program);
    return existsSync(folder) ? new Snapshot(filesIn(folder)) : undefined;
  }

  /** What a program synthesizes now, in a process of its own. Throws what it says when it fails. */
  public static synthesized(program: string): Snapshot {
    const outdir = mkdtempSync(join(tmpdir(), 'integ-'));
    try {
      synthesize(program, outdir);
      return new Snapshot(kept(filesIn(outdir)));
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }

  /** @param files texts by their names */
  constructor(private readonly files: Readonly<Record<string, string>>) {}

  /** What would change where this is deployed and another one comes; nothing when they are equal. */
  public differenceTo(other: Snapshot): SnapshotDifference | undefined {
    const names = new Set([...Object.keys(this.files), ...Object.keys(other.files)]);
    const files = [...names].filter((name) => this.files[name] !== other.files[name]).sort();
    if (files.length === 0) return undefined;
    return { changes: changesBetween(this.templates(), other.templates()).filter(({ type }) => !type.startsWith('Custom::DeployAssert@')), files };
  }

  /** Replaces what is committed for a program. */
  public commit(program: string): void {
    const folder = folderOf(program);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    Object.entries(this.files).forEach(([name, text]) => writeFileSync(join(folder, name), text));
  }

  private templates(): Templates {
    return Object.fromEntries(Object.entries(this.files).flatMap(([name, text]) =>
      name.endsWith('.template.json') ? [[name.slice(0, -'.template.json'.length), JSON.parse(text)]] : []));
  }
}

/** The folders that belong to no program. */
export function strayFolders(): string[] {
  const expected = programs().map((program) => `${program}${PROGRAM}.snapshot`);
  return readdirSync(FOLDER).filter((name) => name.endsWith('.snapshot') && !expected.includes(name));
}

const folderOf = (program: string): string => join(FOLDER, `${program}${PROGRAM}.snapshot`);

function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(entries.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function synthesize(program: string, outdir: string): void {
  const context = { ...JSON.parse(readFileSync(join(FOLDER, 'integ.context.json'), 'utf8')), ...SETTLED.context };
  const { status, stderr } = spawnSync(process.execPath, [...SETTLED.arguments, join(FOLDER, `${program}${PROGRAM}`)], {
    cwd: join(FOLDER, '..'),
    encoding: 'utf8',
    env: { ...process.env, ...SETTLED.environment, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  if (status !== 0) throw new Error(`the program failed:\n${stderr}`);
}

/** Leaves out the tree, metadata with positions in sources, evidence and the code of assets: integ-runner compares templates alone. */
function kept(files: Record<string, string>): Record<string, string> {
  const named = Object.entries(files).filter(([name]) => name === 'integ.json' || name.endsWith('.template.json') || name.endsWith('.assets.json'));
  const { artifacts = {}, ...manifest } = JSON.parse(files['manifest.json']) as AssemblyManifest;
  const deployed = Object.entries(artifacts).flatMap(([id, artifact]) => DEPLOYED.includes(artifact.type) ? [[id, withoutMetadata(artifact)]] : []);
  return { ...Object.fromEntries(named), 'manifest.json': `${JSON.stringify({ ...manifest, artifacts: Object.fromEntries(deployed) }, undefined, 2)}\n` };
}

const DEPLOYED: readonly string[] = ['aws:cloudformation:stack', 'cdk:asset-manifest'];

function withoutMetadata({ metadata: _, additionalMetadataFile: __, ...artifact }: ArtifactManifest): ArtifactManifest {
  return artifact;
}
