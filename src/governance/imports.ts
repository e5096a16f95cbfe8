import { IConstruct } from 'constructs';
import { GovernanceHost } from './host';
import { componentNames } from './scope/composition';
import { identityTags } from './scope/identity-tags';
import { rememberSource, sourceOf } from './scope/source-position';
import { IAppEnvironment } from '../core/app-environment';
import { DataClassification } from '../core/data-classification';
import { ErrorCode, Problem } from '../core/errors';
import { ImportEntry, StatedPromiseEntry } from '../evidence/record/record';
import { TagKey } from '../tagging/tag-keys';

/** What is known about something that was made elsewhere. */
export interface ImportFacts extends Pick<ImportEntry, 'type' | 'origin'> {
  /** Where it is used. */
  readonly environment: IAppEnvironment;
  /** What it is called there. */
  readonly name: string;
  /** The team that answers for it; left out where nobody said. */
  readonly owner?: string;
  /** What its data calls for; left out where nobody said. */
  readonly dataClassification?: DataClassification;
  /** The rules that components of its kind keep, with the reasons why it may be believed to keep them, as far as somebody gave one. */
  readonly promises: Readonly<Record<string, string | undefined>>;
}

/**
 * What keeps something from being used under a name: a component or another import has it.
 *
 * @param path the construct path of the component itself, where it is made in the same app
 */
export function importNameProblems(environment: IAppEnvironment, name: string, path?: string): Problem[] {
  const namesake = componentNames(environment).get(name);
  if (namesake === undefined || namesake === path) return [];
  const message = `'componentName' must be unique in '${environment.identity.environmentName}', got '${name}', which is ${namesake}; use that one, or give one of them a name of its own`;
  return [{ code: ErrorCode.DUPLICATE_COMPONENT, message }];
}

/** Lists something that was made elsewhere in the record. No rule judges it here, so nothing about it is ever compliant. */
export function recordImport(construct: IConstruct, facts: ImportFacts): void {
  const { environment, name, type, origin, owner, dataClassification, promises } = facts;
  rememberSource(construct);
  componentNames(environment).set(name, construct.node.path);
  const { [TagKey.ENVIRONMENT]: place, [TagKey.TIER]: tier } = identityTags(environment);
  GovernanceHost.ensure(construct).charter.imports.push({
    path: construct.node.path,
    type,
    origin,
    identity: {
      [TagKey.ENVIRONMENT]: place,
      [TagKey.TIER]: tier,
      [TagKey.COMPONENT]: name,
      ...owner !== undefined && { [TagKey.OWNER]: owner },
      ...dataClassification && { [TagKey.DATA_CLASSIFICATION]: dataClassification.name },
    },
    promises: Object.entries(promises).map(([rule, reason]): StatedPromiseEntry => ({ rule, state: reason === undefined ? 'unknown' : 'stated', reason })),
    source: sourceOf(undefined, construct),
  });
}
