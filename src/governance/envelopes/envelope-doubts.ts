import { JudgedValue } from './envelope-judge';
import { GovernancePolicy } from '../../policy/decision/layers';
import { nearest } from '../../private/documents/nearest';

/**
 * Ranges of a policy that are legal and probably not meant, a sentence for each: of a parameter that its component does not have, and
 * with bounds that cannot be compared with any value.
 *
 * A policy serves many apps, so what this one does not have is no mistake by itself.
 *
 * @param judged the values that were compared with ranges
 * @param parameters the names of the parameters that components of the app have
 */
export function envelopeDoubts({ layers }: GovernancePolicy, judged: readonly JudgedValue[], parameters: readonly string[]): string[] {
  const unknown = layers.flatMap((layer) => [...new Set([...layer._statements.keys()].flatMap((key) => {
    const [group, component, name] = key.split('.');
    const parameter = `${component}.${name}`;
    if (group !== 'envelopes' || parameters.includes(parameter)) return [];
    const siblings = parameters.filter((each) => each.startsWith(`${component}.`));
    const meant = nearest(parameter, parameters);
    if (siblings.length === 0 && meant === undefined) return [];
    const wayOut = meant ? `did you mean '${meant}'?` : `${component} has ${siblings.join(', ')}`;
    return [`'envelopes' must name parameters of components, got '${parameter}' in ${layer._inWords(`envelopes.${parameter}`)}; ${wayOut}`];
  }))]);
  return [...unknown, ...new Set(judged.flatMap(({ incomparable }) => incomparable ?? []))];
}
