import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { GOVERNANCE_FOLDER, RECORD_FILE } from '../../src/evidence/files/record-file';
import { GovernanceRecord } from '../../src/evidence/record/record';

/** What a program left in its output folder, as far as languages are compared by it. */
export class Assembly {
  constructor(private readonly outdir: string) {}

  /** Whether anything was judged. */
  public get hasRecord(): boolean {
    return existsSync(this.recordFile);
  }

  /** The text of the record. */
  public get record(): string {
    return readFileSync(this.recordFile, 'utf8');
  }

  /** The record as data. */
  public get recorded(): GovernanceRecord {
    return JSON.parse(this.record);
  }

  /** The templates by their file names, without the CDK's own metadata resource, which names the runtime. */
  public get templates(): ReadonlyMap<string, unknown> {
    const names = readdirSync(this.outdir).filter((name) => name.endsWith('.template.json')).sort();
    return new Map(names.map((name) => [name, withoutMetadata(JSON.parse(readFileSync(join(this.outdir, name), 'utf8')))]));
  }

  private get recordFile(): string {
    return join(this.outdir, GOVERNANCE_FOLDER, RECORD_FILE);
  }
}

interface Template {
  readonly Resources?: Record<string, unknown>;
  readonly Conditions?: Record<string, unknown>;
}

function withoutMetadata({ Resources = {}, Conditions = {}, ...rest }: Template): Template {
  const { CDKMetadata: _metadata, ...resources } = Resources;
  const { CDKMetadataAvailable: _available, ...conditions } = Conditions;
  return { ...rest, Resources: resources, Conditions: conditions };
}
