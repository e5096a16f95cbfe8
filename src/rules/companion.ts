import { Answer, anyOf } from './answer';
import { Verdict } from '../policy/rule/verdict';
import { Reading } from '../policy/template/reading';
import { ResourceView } from '../policy/template/resource-view';

/** Whether a value is a reference to a resource. */
export function refersTo(reading: Reading, resource: ResourceView): Answer {
  if (reading.target !== undefined) return reading.target === resource.place.logicalId;
  return reading.isKnown ? false : undefined;
}

/** Whether a companion is there whenever the resource is. */
export function isAlways(companion: ResourceView): Answer {
  return companion.isConditional ? undefined : true;
}

/**
 * Judges a resource by the company that it keeps, such as the policy attached to it.
 *
 * @param answers whether each companion is the one that is wanted
 * @param property what stands in the companions and may not be known
 * @param missing what is wrong when there is none
 */
export function judgeCompanions(answers: Answer[], property: string, missing: string): Verdict {
  const found = anyOf(answers);
  if (found === undefined) return Verdict.unknown(property);
  return found ? Verdict.COMPLIANT : Verdict.nonCompliant(missing);
}
