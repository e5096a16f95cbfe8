import { Candidate, isForbidden } from './candidate';
import { BaselineLedger } from '../../../waivers/baseline/baseline-ledger';
import { sightingOf } from '../../../waivers/baseline/sighting';
import { Severity } from '../../rule/severity';

/** Whether a baseline may cover a finding that nothing lifts: it would block, is about a construct, and the policy lets it be excepted. */
export function isForBaseline(candidate: Candidate): boolean {
  return candidate.severity === Severity.ERROR && candidate.lastingPlace !== undefined && !isForbidden(candidate);
}

/** Those of some findings for a baseline that were there before. */
export function coveredBy<T extends Candidate>(baseline: BaselineLedger | undefined, candidates: readonly T[]): ReadonlySet<T> {
  if (!baseline) return new Set();
  const bySighting = new Map(candidates.map((candidate) => {
    const { names, controls, state, place: { type } } = candidate;
    return [sightingOf(candidate.lastingPlace!, { rules: names, controls, state, type }), candidate];
  }));
  return new Set([...baseline.cover([...bySighting.keys()])].map((sighting) => bySighting.get(sighting)!));
}
