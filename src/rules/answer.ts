/** What a template says to a question; `undefined` where it does not tell. */
export type Answer = boolean | undefined;

/** Whether all of them hold. One that does not decides, whatever else is not known. */
export function allOf(answers: Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Whether one of them holds. One that does decides, whatever else is not known. */
export function anyOf(answers: Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}
