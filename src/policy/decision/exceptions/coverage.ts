import { Candidate, WaivedPlace } from './candidate';
import { traitsOf } from './traits';
import { isWithin } from '../../../private/construct-path';
import { stableJson } from '../../../private/stable-json';
import { Waiver, WaiverCoverage, WaiverMatch, WaiverScope } from '../../../waivers';
import { State } from '../../rule/verdict';
import { Amount } from '../layers/amount';

/** What of a finding the words of a waiver are about. */
export type Covered = Pick<Candidate, 'names' | 'controls' | 'state' | 'place' | 'detail' | 'property' | 'value'>;

/** What the words of a waiver are. */
export type Covering = Pick<Waiver, 'rules' | 'controls' | 'scope' | 'covers' | 'match'>;

/** Whether the words of a waiver cover a finding: its rules or controls, its scope, its state, and what exactly was found. */
export function isCovered(candidate: Covered, waiver: Covering): boolean {
  const { names, controls, state, place } = candidate;
  return state === stateCovered(waiver)
    && (waiver.rules.some((rule) => names.includes(rule)) || waiver.controls.some((control) => controls.includes(control)))
    && isInScope(place, waiver.scope)
    && (waiver.match === undefined || isMatched(candidate, waiver.match));
}

function stateCovered({ covers }: Covering): State {
  return covers === WaiverCoverage.UNKNOWN ? State.UNKNOWN : State.NON_COMPLIANT;
}

/** Whether a place is in a scope: in everything that the scope names. */
export function isInScope(place: WaivedPlace, { path, component, environment, application, type }: WaiverScope): boolean {
  return (path === undefined || isWithin(place.path, path))
    && (component === undefined || isComponent(place, component))
    && (environment === undefined || place.environments.includes(environment))
    && (application === undefined || place.application === application)
    && (type === undefined || place.type === type);
}

function isComponent({ component, environments }: WaivedPlace, named: string): boolean {
  return component !== undefined && (named === component || environments.some((environment) => named === `${environment}/${component}`));
}

/** Whether exactly that was found. */
function isMatched(candidate: Covered, { property, value, actions, principals, ports }: WaiverMatch): boolean {
  if (property !== undefined && property !== candidate.property) return false;
  if (value !== undefined && textOf(value) !== textOf(candidate.value())) return false;
  if (!actions && !principals && !ports) return true;
  const found = traitsOf(candidate.detail, candidate.value());
  return areAmong(found.actions, actions) && areAmong(found.principals, principals) && areAmong(found.ports, ports);
}

/** A value as a text, so that `1024 GiB` is `1 TiB`. */
function textOf(value: unknown): string {
  return stableJson(typeof value === 'string' && Amount.is(value) ? Amount.parse(value).toJSON() : value);
}

/** Whether something was found, and all of it is among what an entry lists; anything is, where it lists nothing. */
function areAmong<T>(found: ReadonlySet<T>, granted: readonly T[] | undefined): boolean {
  return granted === undefined || (found.size > 0 && [...found].every((each) => granted.includes(each)));
}
