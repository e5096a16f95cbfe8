import { DataClassification } from '../../core/data-classification';

/** A customer-managed key that exists already, and what it is for. */
export interface CentralKey {
  /**
   * The ARN of the key, not of an alias; `key.keyArn` of an `IKey`, or a token. It lies in the region of the environment, in any account
   * whose key policy lets that of the environment use it.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
   */
  readonly keyArn: string;

  /**
   * Which data it encrypts.
   *
   * @default - all data that no other key is for
   */
  readonly classifications?: DataClassification[];
}
