import { ExceptionChanges, ExceptionSide, WidenedException } from './comparison';
import { pairs } from './pairs';
import { stableJson } from '../../private/stable-json';
import { Waiver } from '../../waivers';
import { grantOf, wideningOf } from '../../waivers/base/widening';
import { GovernanceRecord, RegisteredWaiverEntry, WaiverEntry } from '../record/record';

type Excepting = Pick<GovernanceRecord, 'waivers'>;

/** What changed about exceptions: those of the register, whether they count yet or not, and those in force that come with components. */
export function exceptionChanges(before: Excepting, after: Excepting): ExceptionChanges {
  const granted = pairs(registerOf(before), registerOf(after), [(waiver) => stableJson([waiver.id, grantOf(waiver)]), grantOf, ({ id }) => id]);
  const carried = pairs(carriedBy(before), carriedBy(after), [({ origin, component, rule, resource }) => [origin, component, rule, resource].join('\n')]);
  return {
    new: [...granted.added.map(grantedSide), ...carried.added.map(carriedSide)],
    widened: granted.both.flatMap((change): WidenedException[] => {
      const how = wideningOf(change.after, change.before);
      return how.length === 0 ? [] : [{ ...grantedSide(change.after), how }];
    }),
    gone: [...granted.gone.map(grantedSide), ...carried.gone.map(carriedSide)],
  };
}

/** The register as it is written: where an entry was widened and does not count yet, a record has it a second time as it counts. */
function registerOf({ waivers }: Excepting): Waiver[] {
  const entries = waivers.filter((entry): entry is RegisteredWaiverEntry => entry.origin === 'register');
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()].map((entry) => Waiver._fromFile(entry, entry.source ?? ''));
}

function carriedBy({ waivers }: Excepting): WaiverEntry[] {
  return waivers.filter((entry): entry is WaiverEntry => entry.origin !== 'register' && entry.state === 'active');
}

function grantedSide({ id, rules, controls, scope, reason, approver, expires }: Waiver): ExceptionSide {
  const where = Object.entries(scope).map(([kind, name]) => `${kind} ${name}`).join(', ');
  return { origin: 'register', id, rules: [...rules, ...controls], scope: where, reason, approver, expires };
}

function carriedSide({ origin, rule, resource, reason }: WaiverEntry): ExceptionSide {
  return { origin, rules: [rule], scope: resource, reason };
}
