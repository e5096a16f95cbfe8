import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreKeys, IKeySource } from '../../core/core-sources';
import { DataClassification } from '../../core/data-classification';
import { OwnKeys } from '../keys/own-keys';

/** The keys of another environment, and keys of our own where its tier leaves them to AWS. */
export class BaseKeys implements IKeySource {
  constructor(private readonly base: IAppEnvironment) {}

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreKeys {
    let own: OwnKeys | undefined;
    // The core asks, since a base that is read from a contract is read by stacks.
    const keyFor = (classification: DataClassification): IKey =>
      this.base.provideKey(scope, classification) ?? (own ??= new OwnKeys(scope, id, environment)).keyFor(classification);
    return { keyFor };
  }
}
