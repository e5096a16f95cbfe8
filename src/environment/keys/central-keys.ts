import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { CentralKey } from './central-key';
import { letLogGroupsUse } from './log-groups';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreKeys } from '../../core/core-sources';
import { DataClassification } from '../../core/data-classification';
import { ErrorCode, PavedRoadError } from '../../core/errors';

/**
 * Keys that were brought. What a key of our own has in its policy, the outputs below each of them ask its owners for: CloudWatch Logs
 * from the beginning, other services once they use the key.
 */
export class CentralKeys extends Construct implements ICoreKeys {
  constructor(scope: Construct, id: string, private readonly environment: IAppEnvironment, private readonly keys: CentralKey[]) {
    super(scope, id);
  }

  /** The key for data of a classification; the same one each time. */
  public keyFor(classification: DataClassification): IKey {
    return (this.node.tryFindChild(classification.name) as IKey | undefined) ?? this.referTo(classification);
  }

  private referTo(classification: DataClassification): IKey {
    const key = Key.fromKeyArn(this, classification.name, this.arnFor(classification));
    letLogGroupsUse(key);
    return key;
  }

  private arnFor(classification: DataClassification): string {
    const found = this.keys.find(({ classifications }) => classifications?.includes(classification))
      ?? this.keys.find(({ classifications }) => classifications === undefined);
    if (found) return found.keyArn;
    const known = this.keys.flatMap(({ classifications = [] }) => classifications).join(', ');
    const message = `'keys' must have a key for ${classification} data, which ${this.environment.tier} environments encrypt with one, `
      + `got keys for ${known} data; bring one for it, or one without 'classifications'`;
    throw PavedRoadError.of(this.environment, ErrorCode.MISSING_VALUE, message);
  }
}
