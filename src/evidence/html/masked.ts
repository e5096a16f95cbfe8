const ASSIGNED = /((?:password|passwd|pwd|passphrase|secret|token|credentials?|api[-_]?key|access[-_]?key|private[-_]?key)[\w-]*["'`]?\s*[:=]\s*)(["'`])((?:\\.|(?!\2).)+)\2/gi;
const KNOWN = /\b(?:A[KS]IA[A-Z0-9]{16}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*)/g;
const LONG = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const HEXADECIMAL = /^(?=.*\d)[0-9a-f-]{32,}$/i;

/** What stands in the place of a secret. */
export const MASK = '••••••••';

/** A line of the user's code without what looks like a secret: rather too much is hidden than too little. */
export function maskedSource(line: string): string {
  return maskedTemplate(line).replace(LONG, (run) => isRandom(run) ? MASK : run);
}

/** A line of a template without what is called a secret or has the shape of one; hashes and logical ids stay. */
export function maskedTemplate(line: string): string {
  return line.replace(ASSIGNED, (_, name, quote) => `${name}${quote}${MASK}${quote}`).replace(KNOWN, MASK);
}

function isRandom(run: string): boolean {
  return HEXADECIMAL.test(run) || (/\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run));
}
