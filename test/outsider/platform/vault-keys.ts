import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { DataClassification, IAppEnvironment, ICoreKeys, IKeySource } from '../../../src';

/** Keys that the security team of a company keeps in an account of its own, one for each classification. */
export class VaultKeySource implements IKeySource {
  /** How often it was bound. */
  public bindings = 0;

  constructor(private readonly account: string, private readonly keyIds: Record<string, string>) {}

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreKeys {
    this.bindings += 1;
    const keys = new Construct(scope, id);
    const arn = (keyId: string) => `arn:aws:kms:${environment.region}:${this.account}:key/${keyId}`;
    const made = new Map(Object.entries(this.keyIds).map(([name, keyId]): [string, IKey] => [name, Key.fromKeyArn(keys, name, arn(keyId))]));
    return { keyFor: ({ name }: DataClassification) => made.get(name)! };
  }
}
