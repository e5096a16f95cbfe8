import { GovernanceRecord } from './record';
import { readRecord } from '../../waivers/baseline/record-file';

/** Reads a record as a whole. Refuses what cannot be read, or has not all that evidence is made from, with `FileFailure`. */
export function readWholeRecord(path: string): GovernanceRecord {
  return readRecord(path, PARTS);
}

const PARTS: readonly (keyof GovernanceRecord)[] = [
  'library', 'cdk', 'instant', 'gate', 'counts', 'policy', 'packs', 'coverage', 'rules', 'environments', 'components', 'resources', 'applications',
  'findings', 'waivers', 'waiverBases', 'acknowledgements', 'requests', 'facts', 'envelopes', 'connections', 'overrides',
];
