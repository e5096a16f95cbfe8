import { EvidenceFormat } from './evidence-format';
import { formatProblems } from './evidence-problems';
import { PavedRoadError } from '../../core/errors';

/**
 * The formats that somebody names outside of code: `all`, `none`, or the names with commas between them. Refuses what is none with
 * `InvalidValue`.
 *
 * @param names the names, in a text or as a list
 * @param subject what they were given as, for the message
 */
export function namedFormats(names: unknown, subject: string): EvidenceFormat[] {
  if (names === 'all') return Object.values(EvidenceFormat);
  if (names === 'none') return [];
  const list: unknown = typeof names === 'string' ? names.split(',').map((name) => name.trim()) : names;
  const problems = formatProblems(list, subject);
  if (problems.length > 0) throw PavedRoadError.about('', problems);
  return list as EvidenceFormat[];
}
