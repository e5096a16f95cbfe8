import { RegisteredWaiverEntry } from '../../evidence/record/record';
import { Dossier } from '../../policy/decision/exceptions/dossier';
import { FaultKind, WaiverFault } from '../../policy/decision/exceptions/waiver-fault';
import { Waiver } from '../../waivers';

/** The entries of the register, as the record lists them. */
export function waiverEntries(dossiers: readonly Dossier[]): RegisteredWaiverEntry[] {
  return dossiers.map((dossier): RegisteredWaiverEntry => {
    const { waiver, covered, lifted, resources } = dossier;
    const faults = dossier.faults();
    return {
      ...fieldsOf(waiver),
      origin: 'register',
      state: faultThatTells(faults)?.kind.toLowerCase() ?? (lifted.size > 0 ? 'active' : covered.length > 0 ? 'idle' : 'elsewhere'),
      faults: faults.map(({ kind, message }) => ({ rule: `PR-GOVERNANCE-WAIVER-${kind}`, message })),
      covered: covered.length,
      lifted: lifted.size,
      resources,
      findings: covered.map(({ id }) => id),
    };
  });
}

/** What an entry says itself. */
const FIELDS = [
  'id', 'rules', 'controls', 'scope', 'covers', 'match', 'reason', 'risk', 'owner', 'approver', 'ticket', 'granted', 'expires',
  'compensatingControl', 'fingerprints', 'breakGlass', 'source',
] as const;

function fieldsOf(waiver: Waiver): Pick<RegisteredWaiverEntry, typeof FIELDS[number]> {
  return Object.fromEntries(FIELDS.map((field) => [field, waiver[field]])) as Pick<RegisteredWaiverEntry, typeof FIELDS[number]>;
}

/** The one fault that an entry is known by: why it lifts nothing, else the most telling one. */
function faultThatTells(faults: readonly WaiverFault[]): WaiverFault | undefined {
  const ofKind = TELLING.map((kind) => faults.find((fault) => fault.kind === kind));
  return faults.find(({ isVoid }) => isVoid) ?? ofKind.find((fault) => fault !== undefined);
}

const TELLING = [
  FaultKind.FORBIDDEN, FaultKind.UNAPPROVED, FaultKind.OVER_BROAD, FaultKind.UNKNOWN_RULE, FaultKind.UNUSED, FaultKind.SHADOWED,
  FaultKind.BREAK_GLASS, FaultKind.EXPIRING,
];
