import { JudgedValue } from './envelope-judge';
import { EnvelopeEntry } from '../../evidence/record/record';
import { ResourceContext } from '../../policy/decision/decide';
import { isInScope } from '../../policy/decision/exceptions/coverage';
import { RenderedResource } from '../../policy/template/rendered';
import { Waiver } from '../../waivers';
import { ENVELOPE_EXCEEDED } from '../findings/envelope-rules';

/**
 * The values of parameters as the record lists them: beside what is used, what the register signs off for the parameter there.
 *
 * @param waivers the entries of the register
 * @param contextOf what is known about a resource
 */
export function withApprovals(
  values: readonly JudgedValue[], waivers: readonly Waiver[], contextOf: (resource: RenderedResource) => ResourceContext,
): EnvelopeEntry[] {
  const signOffs = waivers.filter(({ rules }) => rules.includes(ENVELOPE_EXCEEDED.id));
  return values.map(({ entry, evaluation: { resource } }) => {
    const { place } = contextOf(resource);
    const approved = signOffs
      .filter(({ scope, match }) => isInScope(place, scope) && (match?.property ?? entry.parameter) === entry.parameter)
      .map(({ id, match }) => ({ waiver: id, value: match?.value }));
    return approved.length > 0 ? { ...entry, approved } : entry;
  });
}
