import { Severity } from '../../rule/severity';

/** Something about an entry of the register that its readers should know. */
export enum FaultKind {
  /** Its last day is over. */
  EXPIRED = 'EXPIRED',
  /** Its last day is near. */
  EXPIRING = 'EXPIRING',
  /** It covers nothing that was found. */
  UNUSED = 'UNUSED',
  /** It names a rule or a control that no pack has. */
  UNKNOWN_RULE = 'UNKNOWN-RULE',
  /** Its words cover findings that it was not granted for, or more resources than the policy lets one entry cover. */
  OVER_BROAD = 'OVER-BROAD',
  /** Nobody approved it, or nobody who may, or for longer than may be. */
  UNAPPROVED = 'UNAPPROVED',
  /** Its owner approved it. */
  SELF_APPROVED = 'SELF-APPROVED',
  /** Another entry has the same id, or says the same with other terms. */
  CONFLICTING = 'CONFLICTING',
  /** Whatever it covers is lifted by others. */
  SHADOWED = 'SHADOWED',
  /** It names what is never excepted. */
  FORBIDDEN = 'FORBIDDEN',
  /** Its reason is none. */
  POOR_REASON = 'POOR-REASON',
  /** It lists no fingerprints, and the policy asks for them. */
  UNSEALED = 'UNSEALED',
  /** The change that is judged adds or widens it. */
  PENDING = 'PENDING',
  /** It was taken in an emergency and nobody said what came of it. */
  BREAK_GLASS = 'BREAK-GLASS',
}

/** A fault of one entry, in words. */
export interface WaiverFault {
  /** Which fault it is. */
  readonly kind: FaultKind;
  /** What it is about this entry, as the second half of a sentence. */
  readonly message: string;
  /** How much it matters by itself. */
  readonly severity: Severity;
  /** Whether the entry lifts nothing because of it. */
  readonly isVoid: boolean;
}

/** The fault, if there is a message. */
export function faultOf(kind: FaultKind, message: string | undefined, isVoid = false): WaiverFault[] {
  return message === undefined ? [] : [{ kind, message, severity: FAULTS[kind].severity, isVoid }];
}

interface FaultWords {
  readonly severity: Severity;
  readonly statement: string;
  readonly why: string;
  readonly fix: string;
}

/** How much a fault matters by itself, what holds otherwise, why, and what to do. */
export const FAULTS: Readonly<Record<FaultKind, FaultWords>> = {
  [FaultKind.EXPIRED]: {
    severity: Severity.ERROR,
    statement: 'every waiver of the register still holds',
    why: 'an exception has an end, and what it was granted for is found again',
    fix: 'take the entry out when the reason is gone, else ask its approver for another term',
  },
  [FaultKind.EXPIRING]: {
    severity: Severity.WARNING,
    statement: 'waivers are renewed or gone before they end',
    why: 'on the day after its last one what it lifts is found again, and may block',
    fix: 'mend what it lifts before that day, or ask its approver for another term',
  },
  [FaultKind.UNUSED]: {
    severity: Severity.ERROR,
    statement: 'every waiver of the register lifts something',
    why: 'an entry that covers nothing today may cover tomorrow what nobody looked at',
    fix: 'take the entry out, or mend its rule, scope or match; an entry for another application says so with scope.application',
  },
  [FaultKind.UNKNOWN_RULE]: {
    severity: Severity.ERROR,
    statement: 'waivers name rules and controls that the packs have',
    why: 'a mistyped entry protects nobody and reads as if something were excepted',
    fix: 'mend the name',
  },
  [FaultKind.OVER_BROAD]: {
    severity: Severity.ERROR,
    statement: 'waivers lift what they were granted for and nothing else',
    why: 'an approver signed for what was found then; what came later was never decided on',
    fix: 'narrow the scope or the match, mend the new findings, or ask for an entry of their own',
  },
  [FaultKind.UNAPPROVED]: {
    severity: Severity.ERROR,
    statement: 'every waiver was approved by somebody who may, for no longer than may be',
    why: 'exceptions are granted, not taken',
    fix: 'ask somebody for approval whom the policy lets approve it, and write approver and granted down',
  },
  [FaultKind.SELF_APPROVED]: {
    severity: Severity.ERROR,
    statement: 'nobody approves waivers of their own',
    why: 'four eyes see more than two',
    fix: 'ask somebody else for approval',
  },
  [FaultKind.CONFLICTING]: {
    severity: Severity.ERROR,
    statement: 'no two waivers say different things about the same',
    why: 'nobody could say which of them holds, and who answers for it',
    fix: 'leave one of them, under an id of its own',
  },
  [FaultKind.SHADOWED]: {
    severity: Severity.WARNING,
    statement: 'no waiver covers only what others lift already',
    why: 'a superfluous entry outlives the one that is needed',
    fix: 'take the entry out',
  },
  [FaultKind.FORBIDDEN]: {
    severity: Severity.ERROR,
    statement: 'waivers except nothing that the policy never excepts',
    why: 'the policy says that this rule or control holds for everybody',
    fix: 'mend the resource, and take the entry out',
  },
  [FaultKind.POOR_REASON]: {
    severity: Severity.ERROR,
    statement: 'the reason of a waiver says why the resource is as it is',
    why: 'without one nobody can decide whether it still holds',
    fix: 'write down what makes the resource depart from the rule, and until when',
  },
  [FaultKind.UNSEALED]: {
    severity: Severity.ERROR,
    statement: 'waivers list the findings that they were granted for',
    why: 'without them an entry also lifts what comes later, as far as its words reach',
    fix: 'put the fingerprints from the record into the entry',
  },
  [FaultKind.PENDING]: {
    severity: Severity.WARNING,
    statement: 'waivers were there before the change that needs them',
    why: 'whoever makes a change does not except it',
    fix: 'let the entry be approved and merged first; then this change finds it there',
  },
  [FaultKind.BREAK_GLASS]: {
    severity: Severity.WARNING,
    statement: 'what was done in an emergency is followed up',
    why: 'what was let through without an approver is nobody\'s decision yet',
    fix: 'mend what it let through or ask for a waiver, and write into breakGlass.followUp what came of it',
  },
};
