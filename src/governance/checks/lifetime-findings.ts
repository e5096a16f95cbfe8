import { State } from '../../policy/rule/verdict';
import { dayOf, daysBetween } from '../../waivers/utc-day';
import { Census } from '../census';
import { Words } from '../findings/words';
import { Regime } from '../regime/regime';
import { GovernedScope } from '../scope/governed-scope';
import { sourceOf } from '../scope/source-position';

/** Environments that have no end, or live longer, than the policy says for their tier. */
export function lifetimeWords(census: Census, regime: Regime): Words[] {
  return census.places().flatMap(({ place, scope }) => {
    const longest = regime.at(place).longestLife(scope.tier._lineage);
    return longest === undefined || scope.end === undefined ? [] : judge(scope, longest, dayOf(regime.instant));
  });
}

function judge({ construct, tier, end }: GovernedScope, longest: number, today: string): Words[] {
  const said = end!();
  const found = { packs: ['governance'], source: sourceOf(undefined, construct), state: State.NON_COMPLIANT };
  const environment = `the ${tier} environment ${construct.node.path}`;
  if (said === undefined) {
    const asked = longest === Infinity ? 'the policy asks for one' : `the policy lets it live for ${longest} days`;
    return [{
      ...found,
      rule: 'PR-GOVERNANCE-LIFETIME-MISSING',
      message: `${environment} has no end; ${asked}`,
      statement: 'environments have an end where the policy asks for one',
      why: "the policy says so under 'lifetimes'",
      fix: "give it a 'timeToLive' or 'expiresOn'",
    }];
  }
  const days = said.afterDays ?? daysBetween(today, said.on!);
  if (days <= longest) return [];
  return [{
    ...found,
    rule: 'PR-GOVERNANCE-LIFETIME-TOO-LONG',
    message: `${environment} lives for ${days} days${said.on === undefined ? '' : `, until ${said.on}`}; the policy lets it live for ${longest}`,
    statement: 'environments live no longer than the policy lets them',
    why: "the policy limits 'lifetimes.longest'",
    fix: "give it a shorter 'timeToLive' or an earlier 'expiresOn', or ask whoever owns the layer that limits it",
  }];
}
