import { Duration } from 'aws-cdk-lib';

/**
 * Keeps what lies in the vault of backups from being deleted before its time, and its time from being shortened, by anybody.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class VaultLock {
  /** A lock that those may take off who are allowed to by IAM. */
  public static governance(): VaultLock {
    return new VaultLock();
  }

  /**
   * A lock that nobody takes off once its grace is over: not the account's root, not AWS. Until then it can be taken back. Afterwards the
   * vault stays until the last backup in it has had its time, and a tier that keeps backups for less time is refused by AWS.
   *
   * @param grace how long it can be taken back: whole days, from 3 to 36,500
   */
  public static compliance(grace: Duration = Duration.days(3)): VaultLock {
    return new VaultLock(grace);
  }

  private constructor(
    /**
     * How long it can be taken back; nothing when always.
     *
     * @internal
     */
    public readonly _grace?: Duration,
  ) {}
}
