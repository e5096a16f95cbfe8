import { isWithin } from '../../private/construct-path';
import { baseRuleId } from '../../private/rule-id';
import { stableJson } from '../../private/stable-json';
import { Waiver } from '../waiver';
import { WaiverMatch, WaiverScope } from '../waiver-props';

/**
 * How an entry goes beyond what it was before, in words; nothing where it lifts no more than it did, for no longer and on the word of
 * the same people. A better reason, ticket or risk, fewer rules, a narrower scope and an earlier end go beyond nothing.
 */
export function wideningOf(now: Waiver, before: Waiver): string[] {
  const grown: [boolean, string][] = [
    [now.rules.some((rule) => !isRuleOf(before, rule)), 'it names other rules'],
    [now.controls.some((control) => !before.controls.includes(control)), 'it names other controls'],
    [!isScopeWithin(now.scope, before.scope), 'its scope is another'],
    [now.covers !== before.covers, `it covers what is ${now.covers}, not ${before.covers}`],
    [!isMatchWithin(now.match, before.match), 'its match is another'],
    [now.expires > before.expires, `it ends on ${now.expires}, not on ${before.expires}`],
    [now.granted !== before.granted, `it is granted ${dayInWords(now.granted)}, not ${dayInWords(before.granted)}`],
    [!areFingerprintsWithin(now, before), 'it is sealed with other fingerprints'],
    [now.owner !== before.owner, `its owner is ${now.owner}, not ${before.owner}`],
    [now.approver !== before.approver, `its approver is ${now.approver ?? 'nobody'}, not ${before.approver ?? 'nobody'}`],
    [before.breakGlass !== undefined && !isBreakGlassWithin(now, before), 'it holds at other hours than the break glass that it was'],
  ];
  return grown.filter(([hasGrown]) => hasGrown).map(([, words]) => words);
}

/** What an entry grants, to whom and on whose word, as a text that is the same under another id. */
export function grantOf({ _words: words, owner, approver, granted, expires, fingerprints, breakGlass }: Waiver): string {
  return stableJson([words, owner, approver, granted, expires, [...fingerprints].sort(), breakGlass]);
}

/** A rule with a detail is a part of the rule. */
function isRuleOf({ rules }: Waiver, rule: string): boolean {
  return rules.includes(rule) || rules.includes(baseRuleId(rule));
}

function isScopeWithin(now: WaiverScope, before: WaiverScope): boolean {
  return (before.path === undefined || (now.path !== undefined && isWithin(now.path, before.path)))
    && (before.component === undefined || now.component === before.component || isComponentOf(before.component, now.component))
    && (['environment', 'application', 'type'] as const).every((key) => before[key] === undefined || now[key] === before[key]);
}

/** The component of one environment is a part of the component of that name in all of them. */
function isComponentOf(before: string, now: string | undefined): boolean {
  return !before.includes('/') && now?.endsWith(`/${before}`) === true;
}

function isMatchWithin(now: WaiverMatch = {}, before: WaiverMatch = {}): boolean {
  return (before.property === undefined || now.property === before.property)
    && (before.value === undefined || (now.value !== undefined && stableJson(now.value) === stableJson(before.value)))
    && areWithin(now.actions, before.actions)
    && areWithin(now.principals, before.principals)
    && areWithin(now.ports, before.ports);
}

function areWithin<T>(now: readonly T[] | undefined, before: readonly T[] | undefined): boolean {
  return before === undefined || now?.every((each) => before.includes(each)) === true;
}

/** To seal an entry is to sign for values, which nobody did before: the first fingerprints are other fingerprints. */
function areFingerprintsWithin({ fingerprints: now }: Waiver, { fingerprints: before }: Waiver): boolean {
  return now.length === 0 ? before.length === 0 : now.every((each) => before.includes(each));
}

function isBreakGlassWithin({ breakGlass: now }: Waiver, { breakGlass: before }: Waiver): boolean {
  return now !== undefined && Date.parse(now.from) >= Date.parse(before!.from) && Date.parse(now.until) <= Date.parse(before!.until);
}

function dayInWords(day: string | undefined): string {
  return day === undefined ? 'on no day' : `on ${day}`;
}
