import { existsSync } from 'fs';
import { IConstruct } from 'constructs';
import { Charter } from './charter';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { GovernancePolicy } from '../../policy/decision/layers';
import { EffectivePolicy } from '../../policy/decision/layers/effective-policy';
import { WaiverRegister } from '../../waivers';
import { ComparedRegister, comparedRegister } from '../../waivers/base/compared-register';
import { BASE_CONTEXT } from '../../waivers/base/former-part';

/** The file and the folder beside `cdk.json` that waivers stand in. */
const DEFAULT_PLACES = ['waivers.yaml', 'waivers'];
const CONTEXT = 'paved-road:waivers';

/**
 * The register of an app, compared with what it was before the change that is judged. Where the review of a change approves the waivers in
 * it, there is nothing to compare, unless a layer takes that back in some places.
 *
 * The context names the base; otherwise it is the merge base with the default branch. Refuses what `registerOf` refuses, and a base that
 * was named and cannot be read, with `InvalidWaivers`.
 */
export function comparedRegisterOf(charter: Charter, app: IConstruct, { layers }: GovernancePolicy, everywhere: EffectivePolicy): ComparedRegister {
  const register = registerOf(charter, app);
  const isApproved = everywhere.approvesByMerge() && layers.every((layer) => layer._said('exceptions.approvedByMerge') !== false);
  if (isApproved) return { waivers: register.waivers, pending: new Map(), bases: [] };
  return comparedRegister(register, app.node.tryGetContext(BASE_CONTEXT));
}

/**
 * The register of an app: that of its files, if it has any, and that which was given in code.
 *
 * The files are those that the context names, a path or a list of them, else `waivers.yaml` and those in the folder `waivers` in
 * the working directory. Refuses what cannot be read, or says what nobody understands, with `InvalidWaivers`.
 */
export function registerOf(charter: Charter, app: IConstruct): WaiverRegister {
  const places = placesOf(app);
  const inCode = charter.waivers ?? WaiverRegister.fromWaivers([]);
  return places.length === 0 ? inCode : WaiverRegister.fromFiles(places).and(inCode);
}

function placesOf(app: IConstruct): string[] {
  const named: unknown = app.node.tryGetContext(CONTEXT);
  if (named === undefined) return DEFAULT_PLACES.filter((place) => existsSync(place));
  const places: unknown[] = Array.isArray(named) ? named : [named];
  if (places.length > 0 && places.every((place) => typeof place === 'string' && place !== '')) return places as string[];
  throw PavedRoadError.of(app, ErrorCode.INVALID_WAIVERS, `context '${CONTEXT}' must be the path of a file or folder, or a list of paths, got ${JSON.stringify(named)}`);
}
