/** The rule that says that a value of a parameter is beyond what any sign-off grants. */
export const ENVELOPE_REFUSED_ID = 'PR-GOVERNANCE-ENVELOPE-REFUSED';

/** Rules that nothing excepts, whatever layers of policy say. */
export const NEVER_EXCEPTED: readonly string[] = [ENVELOPE_REFUSED_ID];
