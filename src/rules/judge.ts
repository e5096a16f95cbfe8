import { Answer } from './answer';
import { State, Verdict } from '../policy/rule/verdict';
import { Reading } from '../policy/template/reading';

/** The verdict that matters among those on several parts: a violation, then what is not known, then what complies. */
export function worst(verdicts: Verdict[]): Verdict {
  const order = [State.NON_COMPLIANT, State.UNKNOWN, State.COMPLIANT];
  return order.map((state) => verdicts.find((verdict) => verdict.state === state)).find(Boolean) ?? Verdict.NOT_APPLICABLE;
}

/**
 * Judges a property by its value.
 *
 * @param reading the property
 * @param holds whether a value that is known is a right one
 * @param leftOut what follows when there is none; a violation unless given
 */
export function judgeValue(reading: Reading, holds: boolean, leftOut?: Verdict): Verdict {
  const { path } = reading;
  if (!reading.isPresent) return leftOut ?? Verdict.nonCompliant(`${path} is left out`, path);
  if (!reading.isKnown) return Verdict.unknownValue(reading);
  return holds ? Verdict.COMPLIANT : Verdict.nonCompliant(`${path} is ${JSON.stringify(reading.value)}`, path);
}

/**
 * Judges a part by the answer to the question whether it is what must not be.
 *
 * @param isViolation the answer
 * @param property where the part stands
 * @param message what is wrong with it, if it is
 */
export function judgeViolation(isViolation: Answer, property: string, message: string): Verdict {
  if (isViolation === undefined) return Verdict.unknown(property);
  return isViolation ? Verdict.nonCompliant(message, property) : Verdict.COMPLIANT;
}
