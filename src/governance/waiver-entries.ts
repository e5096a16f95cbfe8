import { RegisteredWaiverEntry } from '../evidence/record';
import { Dossier } from '../policy/exceptions/dossier';
import { FaultKind } from '../policy/exceptions/waiver-fault';

/** The entries of the register, as the record lists them. */
export function waiverEntries(dossiers: readonly Dossier[]): RegisteredWaiverEntry[] {
  return dossiers.map((dossier): RegisteredWaiverEntry => {
    const { waiver, faults, covered, lifted, resources } = dossier;
    const { id, rules, controls, scope, covers, match, reason, risk, owner, approver, ticket, granted, expires, compensatingControl, fingerprints, breakGlass, source } = waiver;
    return {
      origin: 'register',
      id,
      rules,
      controls,
      scope,
      covers,
      match,
      reason,
      risk,
      owner,
      approver,
      ticket,
      granted,
      expires,
      compensatingControl,
      fingerprints,
      breakGlass,
      source,
      state: stateOf(dossier),
      faults: faults.map(({ kind, message }) => ({ rule: `PR-GOVERNANCE-WAIVER-${kind}`, message })),
      covered: covered.length,
      lifted: lifted.size,
      resources,
    };
  });
}

/** The one word for an entry: why it counts for nothing, else what is odd about it, else that it is active. */
function stateOf({ faults, covered, lifted }: Dossier): string {
  const telling = faults.find(({ isVoid }) => isVoid) ?? faults.find(({ kind }) => TELLING.includes(kind));
  if (telling) return telling.kind.toLowerCase();
  return lifted.size > 0 ? 'active' : covered.length > 0 ? 'idle' : 'elsewhere';
}

const TELLING = [FaultKind.OVER_BROAD, FaultKind.FORBIDDEN, FaultKind.UNAPPROVED, FaultKind.UNKNOWN_RULE, FaultKind.UNUSED, FaultKind.SHADOWED, FaultKind.EXPIRING, FaultKind.BREAK_GLASS];
