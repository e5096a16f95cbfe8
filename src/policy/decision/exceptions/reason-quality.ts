const PLACEHOLDERS = /^(tbd|todo|to do|fixme|n\/?a|none|unknown|x+|\.+|-+|\?+|test|asdf\w*|lorem ipsum.*|(the )?reason( why)?|because|legacy|accepted|exception|waiver|as discussed|see ticket)\W*$/i;

/**
 * What is wrong with a reason: it is too short, stands in for one, or says nothing but what the rule says itself.
 *
 * @param reason the reason
 * @param atLeast how many characters it has at least
 * @param statements what the rules say that hold when a resource complies, and why
 */
export function reasonProblem(reason: string, atLeast: number, statements: readonly string[]): string | undefined {
  const text = reason.trim();
  if (PLACEHOLDERS.test(text)) return `its reason is a placeholder: ${JSON.stringify(text)}`;
  if (text.length < atLeast) return `its reason has ${text.length} characters, and the policy asks for ${atLeast}`;
  const words = wordsIn(text.toLowerCase());
  return statements.some((statement) => hasAll(statement.toLowerCase(), words)) ? "its reason repeats the rule's own words" : undefined;
}

/** Whether a statement has all of some words. That it does not even have their letters is seen soonest. */
function hasAll(statement: string, words: readonly string[]): boolean {
  if (!words.every((word) => statement.includes(word))) return false;
  const own = new Set(wordsIn(statement));
  return own.size > 0 && words.every((word) => own.has(word));
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
