import { Finding } from '../../policy/decision/finding';
import { Severity } from '../../policy/rule/severity';
import { append } from '../../private/append';
import { oncePer } from '../../private/once-per';
import { DISPOSITIONS } from '../text/wording';

const SEVERITIES = [Severity.ERROR, Severity.WARNING, Severity.INFO];

/** Findings in the order in which somebody should look at them; those that press alike in the order of the record. */
export const mostPressingFirst = oncePer((findings: readonly Finding[]): readonly Finding[] => {
  const byPressure = new Map<string, Finding[]>();
  for (const finding of findings) append(byPressure, `${finding.disposition} ${finding.severity}`, finding);
  return DISPOSITIONS.flatMap((disposition) => SEVERITIES.flatMap((severity) => byPressure.get(`${disposition} ${severity}`) ?? []));
});

/**
 * Findings that one change mends, the most pressing first: those of one rule at one line of source, or on one resource where nobody
 * knows the line, with one consequence for one reason. Of those about the app itself each is mended by itself.
 */
export function findingsToMend(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of mostPressingFirst(findings)) {
    const { disposition, rule, waiver, resource, message, source = resource?.path ?? message } = finding;
    append(groups, `${disposition} ${rule} ${source} ${waiver?.reason}`, finding);
  }
  return [...groups.values()];
}
