import { Candidate } from './candidate';
import { Waiver } from '../../../waivers/waiver';
import { EffectivePolicy } from '../layers/effective-policy';

/** Why the policy does not let an entry be granted for a finding: its approver may not, or it lasts too long. */
export function termProblem(waiver: Waiver, { severity, policy }: Candidate): string | undefined {
  const { approver, breakGlass } = waiver;
  if (breakGlass || approver === undefined) return undefined;
  const may = policy.approversOf(severity);
  if (may && !may.some((name) => isSameName(name, approver))) {
    return `${approver} may not approve exceptions from what is ${severity}; ${may.length === 0 ? 'nobody may' : `${may.join(', ')} may`}`;
  }
  const longest = policy.longestFor(severity);
  if (longest === undefined || waiver._lifetime <= longest) return undefined;
  return `it lasts ${waiver._lifetime} days, and an exception from what is ${severity} at most ${longest}`;
}

/** Whether two names are of the same person or team, however they are written. */
export function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The strictest of what the policies say of several places. */
export function strictest(policies: ReadonlySet<EffectivePolicy>, of: (policy: EffectivePolicy) => number): number {
  return Math.max(...[...policies].map(of));
}
