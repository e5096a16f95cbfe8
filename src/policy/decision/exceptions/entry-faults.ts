import { Candidate } from './candidate';
import { Conflicts } from './conflicts';
import { reasonProblem } from './reason-quality';
import { Register } from './register';
import { isSameName, strictest } from './terms';
import { faultOf, FaultKind, WaiverFault } from './waiver-fault';
import { baseRuleId } from '../../../private/rule-id';
import { dayOf } from '../../../waivers/utc-day';
import { Waiver } from '../../../waivers/waiver';
import { EffectivePolicy } from '../layers/effective-policy';

/** What is wrong with an entry as such, whatever it lifts: with most of it, it lifts nothing. */
export function entryFaults(waiver: Waiver, covered: readonly Candidate[], register: Register, conflicts: Conflicts): WaiverFault[] {
  const policies = new Set([register.policy, ...covered.map(({ policy }) => policy)]);
  return [
    ...faultOf(FaultKind.EXPIRED, over(waiver, register), true),
    ...faultOf(FaultKind.UNAPPROVED, unapproved(waiver, policies, register), true),
    ...faultOf(FaultKind.SELF_APPROVED, selfApproved(waiver), true),
    ...faultOf(FaultKind.CONFLICTING, conflicts.about(waiver), true),
    ...faultOf(FaultKind.POOR_REASON, poorReason(waiver, policies, register), true),
    ...faultOf(FaultKind.PENDING, register.pending.get(waiver)?.because, true),
    ...faultOf(FaultKind.OVER_BROAD, tooMany(covered, policies), true),
    ...faultOf(FaultKind.UNSEALED, unsealed(waiver, policies), true),
    ...faultOf(FaultKind.UNKNOWN_RULE, unknownRules(waiver, register)),
    ...faultOf(FaultKind.EXPIRING, expiring(waiver, policies, register)),
    ...faultOf(FaultKind.BREAK_GLASS, openBreakGlass(waiver)),
  ];
}

function over(waiver: Waiver, { instant }: Register): string | undefined {
  if (!waiver._isOver(instant)) return undefined;
  return waiver.breakGlass ? `it ended at ${waiver.breakGlass.until}` : `its last day was ${waiver.expires}`;
}

function expiring(waiver: Waiver, policies: ReadonlySet<EffectivePolicy>, { instant }: Register): string | undefined {
  if (waiver.breakGlass || waiver._isOver(instant)) return undefined;
  const left = waiver._daysLeft(instant);
  if (left >= strictest(policies, (policy) => policy.warningDays())) return undefined;
  return `its last day is ${waiver.expires}, ${left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`}`;
}

function unapproved(waiver: Waiver, policies: ReadonlySet<EffectivePolicy>, { instant }: Register): string | undefined {
  const { breakGlass, approver, granted } = waiver;
  if (breakGlass && ![...policies].every((policy) => policy.allowsBreakGlass())) return 'the policy lets nobody break the glass';
  if (!breakGlass && approver === undefined) return 'nobody approved it yet';
  if (waiver._hasBegun(instant)) return undefined;
  return breakGlass ? `it begins at ${breakGlass.from}, and now is ${instant}` : `it is granted from ${granted} on, and today is ${dayOf(instant)}`;
}

function selfApproved({ owner, approver }: Waiver): string | undefined {
  return approver !== undefined && isSameName(owner, approver) ? `${approver} owns it and approved it` : undefined;
}

function poorReason({ reason, rules }: Waiver, policies: ReadonlySet<EffectivePolicy>, register: Register): string | undefined {
  const statements = rules.flatMap((rule) => register.statementsOf(baseRuleId(rule)));
  return reasonProblem(reason, strictest(policies, (policy) => policy.reasonAtLeast()), statements);
}

function tooMany(covered: readonly Candidate[], policies: ReadonlySet<EffectivePolicy>): string | undefined {
  const most = -strictest(policies, (policy) => -(policy.mostResources() ?? Infinity));
  const resources = new Set(covered.map(({ place }) => place.path)).size;
  return resources > most ? `it covers ${resources} resources, and the policy lets one entry cover ${most}` : undefined;
}

function unsealed({ fingerprints, breakGlass }: Waiver, policies: ReadonlySet<EffectivePolicy>): string | undefined {
  if (fingerprints.length > 0 || breakGlass) return undefined;
  const isAsked = [...policies].some((policy) => policy.asksForSeals());
  return isAsked ? 'it lists no fingerprints, and the policy asks for them' : undefined;
}

function unknownRules({ rules, controls }: Waiver, { known }: Register): string | undefined {
  const names = [...rules.map(baseRuleId), ...controls].filter((name) => !known.has(name));
  if (names.length === 0) return undefined;
  const meant = known.nearest(names[0]);
  return `no pack has ${names.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`;
}

function openBreakGlass({ breakGlass }: Waiver): string | undefined {
  if (!breakGlass || breakGlass.followUp !== undefined) return undefined;
  return `${breakGlass.person} took it from ${breakGlass.from} until ${breakGlass.until}, and nobody said what came of it`;
}
