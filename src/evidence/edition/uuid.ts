import { hash } from 'crypto';
import { oncePer } from '../../private/once-per';
import { GovernanceRecord } from '../record/record';

/** Sets the UUIDs of this library apart from those that others make of the same names. */
const NAMESPACE = Buffer.from('5b0d3f8e6a7c4c1f9e21d84c7f2a9b36', 'hex');

/** Characters of a byte each, for the namespace to be written over. */
const ROOM = '0'.repeat(NAMESPACE.length);

/** What fills up the UUID of a finding. */
const FILLING = 'd8-4c7f2a9b3600';

/** The UUID of something that has names: version 5, so the same names always give the same one. */
export function uuidOf(...names: readonly string[]): string {
  const bytes = Buffer.from(ROOM + JSON.stringify(names));
  NAMESPACE.copy(bytes);
  const digits = hash('sha1', bytes, 'hex');
  const variant = '89ab'[parseInt(digits[16], 16) % 4];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** The same from the sixteen hexadecimal digits of a finding's id, which are a hash already. */
export function uuidOfFinding(id: string): string {
  return `${id.slice(0, 8)}-${id.slice(8, 12)}-5${id.slice(12, 15)}-8${id.slice(15)}${FILLING}`;
}

/** The UUID of a document about a record: another one as soon as what was judged, by what, when or with which result is another. */
export function uuidOfDocument(format: string, record: GovernanceRecord): string {
  const { library, cdk, instant } = record;
  return uuidOf(format, library, cdk, instant, resultsOf(record));
}

const resultsOf = oncePer(({ packs, coverage, components, findings }: GovernanceRecord) => JSON.stringify([
  packs.map(({ name, version }) => [name, version]),
  coverage.templates.map(({ template, sha256 }) => [template, sha256]),
  components.map(({ path, type, version }) => [path, type, version]),
  findings.map(({ id, state, disposition }) => [id, state, disposition]),
]));
