import { IAppEnvironment } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { TagKey } from '../../tagging/tag-keys';

/** What a component adds to the identity of its environment. */
interface ComponentIdentity {
  readonly component?: string;
  readonly dataClassification?: DataClassification;
}

/** The identity of an environment, and of a component in it, as tags. */
export function identityTags({ identity, tier }: IAppEnvironment, { component, dataClassification }: ComponentIdentity = {}): Record<string, string> {
  return {
    [TagKey.APPLICATION]: identity.application,
    [TagKey.ENVIRONMENT]: identity.environmentName,
    [TagKey.TIER]: tier.name,
    [TagKey.OWNER]: identity.owner,
    [TagKey.COST_CENTER]: identity.costCenter,
    ...dataClassification && { [TagKey.DATA_CLASSIFICATION]: dataClassification.name },
    ...component && { [TagKey.COMPONENT]: component },
  };
}
