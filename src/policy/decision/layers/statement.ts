import { Amount } from './amount';
import { EnvelopeSetting, LayerMode, PolicyLayerProps } from './layer-settings';
import { ModeSchedule } from './mode-schedule';
import { ALLOWED, ASKED, BOTH, EITHER, inDays, inOrder, LARGER, LARGER_NUMBER, LONGER, MODE, Order, SEVERITY, SHORTER, SMALLER, SMALLER_NUMBER, TRUST } from './order';
import { withoutRepetition } from './trusted-libraries';
import { GovernanceMode } from '../mode';

/** One thing that a layer says: a setting and its value, written so that equal values are equal. */
export interface Statement {
  /** The name of the setting, such as `rules.PR-RDS-STORAGE-ENCRYPTED.severity`. */
  readonly key: string;
  /** The value. */
  readonly value: unknown;
  /** How it is merged; nothing for a parameter, whose rule knows. */
  readonly order?: Order;
  /** The setting that stands in its place in layers that do not have it. */
  readonly otherwise?: string;
}

/** How bounds of a range are merged. */
export const BOUNDS: { readonly [bound in keyof EnvelopeSetting]-?: Order<string> } = {
  free: SMALLER, signOff: SMALLER, freeFrom: LARGER, signOffFrom: LARGER,
};

/** The keys that a policy can have whatever rules, tags and components there are. */
export const FIXED_KEYS = [
  'mode', 'packs', ...['regions', 'accounts', 'tiers', 'engines', 'sizes', 'exposure'].map((kind) => `allow.${kind}`),
  'tags.required', 'lifetimes.required',
  ...['never', 'platform', 'trust', 'reasonAtLeast', 'warnBefore', 'mostResources', 'longestBaseline', 'sealed', 'approvedByMerge', 'breakGlass']
    .map((setting) => `exceptions.${setting}`),
  ...['ERROR', 'WARNING', 'INFO'].flatMap((severity) => [`exceptions.approvers.${severity}`, `exceptions.longest.${severity}`]),
];

/** Everything that a layer says, one setting at a time. */
export function statementsOf(settings: Partial<PolicyLayerProps>): Statement[] {
  const { mode, packs, rules, allow, accounts, lifetimes, tags, exceptions, envelopes } = settings;
  return [
    ...statements('', { mode }, MODE, scheduleOf),
    ...statements('', { packs }, EITHER, inOrder),
    ...Object.entries(rules ?? {}).flatMap(([id, { severity, unknown, tiers, parameters }]) => [
      ...statements(`rules.${id}.`, { severity, unknown }, SEVERITY),
      ...statements(`rules.${id}.tiers.`, upperCaseKeys(tiers), SEVERITY).map((statement) => ({ ...statement, otherwise: `rules.${id}.severity` })),
      ...statements(`rules.${id}.parameters.`, parameters),
    ]),
    ...statements('allow.', { ...allow, tiers: allow?.tiers?.map(upperCase) }, BOTH, inOrder),
    ...statements('accounts.', upperCaseKeys(accounts), BOTH, inOrder),
    ...statements('lifetimes.', { required: lifetimes?.required?.map(upperCase) }, EITHER, inOrder),
    ...statements('lifetimes.longest.', upperCaseKeys(lifetimes?.longest), SHORTER, inDays),
    ...statements('tags.', { required: tags?.required }, EITHER, inOrder),
    ...statements('tags.values.', tags?.values, EITHER, (pattern) => [pattern]),
    ...statements('exceptions.', { never: exceptions?.never }, EITHER, inOrder),
    ...statements('exceptions.', { platform: exceptions?.platform }, ALLOWED),
    ...statements('exceptions.', { trust: exceptions?.trust }, TRUST, withoutRepetition),
    ...statements('exceptions.', { reasonAtLeast: exceptions?.reasonAtLeast }, LARGER_NUMBER),
    ...statements('exceptions.', { mostResources: exceptions?.mostResources }, SMALLER_NUMBER),
    ...statements('exceptions.', { longestBaseline: exceptions?.longestBaseline }, SHORTER, inDays),
    ...statements('exceptions.', { warnBefore: exceptions?.warnBefore }, LONGER, inDays),
    ...statements('exceptions.', { sealed: exceptions?.sealed }, ASKED),
    ...statements('exceptions.', { approvedByMerge: exceptions?.approvedByMerge, breakGlass: exceptions?.breakGlass }, ALLOWED),
    ...statements('exceptions.approvers.', exceptions?.approvers, BOTH, inOrder),
    ...statements('exceptions.longest.', exceptions?.longest, SHORTER, inDays),
    ...Object.entries(envelopes ?? {}).flatMap(([parameter, tiers]) => Object.entries(upperCaseKeys(tiers))
      .flatMap(([tier, range]) => boundsOf(`envelopes.${parameter}.${tier}.`, range))),
  ];
}

/** A statement for each value that is given. */
function statements<T>(
  prefix: string, values: { readonly [name: string]: T | undefined } = {}, order?: Order, write = (value: T): unknown => value,
): Statement[] {
  return Object.entries(values).flatMap(([name, value]) => value === undefined ? [] : [{ key: `${prefix}${name}`, value: write(value), order }]);
}

function boundsOf(prefix: string, range: EnvelopeSetting): Statement[] {
  return Object.entries(BOUNDS).flatMap(([bound, order]) => statements(prefix, { [bound]: range[bound as keyof EnvelopeSetting] }, order, amountOf));
}

/** A name of a tier as policies write it. */
export function upperCase(tier: string): string {
  return tier.toUpperCase();
}

/** A value in words. */
export function inWords(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? 'nothing' : value.join(', ');
}

/** A file may write the mode alone. */
function scheduleOf(mode: LayerMode | string): ModeSchedule {
  if (typeof mode === 'string') return new ModeSchedule(mode as GovernanceMode);
  const { is, from, before = GovernanceMode.OBSERVE } = mode;
  return from === undefined ? new ModeSchedule(is) : new ModeSchedule(before, [{ from, mode: is }]);
}

/** A file may write a number as a number. */
function amountOf(amount: EnvelopeSetting['free'] | number): string {
  return Amount.parse(String(amount)).toString();
}

function upperCaseKeys<T>(byTier: { [tier: string]: T } = {}): { [tier: string]: T } {
  return Object.fromEntries(Object.entries(byTier).map(([tier, value]) => [upperCase(tier), value]));
}
