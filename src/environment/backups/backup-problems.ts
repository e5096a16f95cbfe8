import { Duration, Token } from 'aws-cdk-lib';
import { BackupCopy, BackupOptions, RestoreTestingOptions } from './backup-options';
import { VaultLock } from './vault-lock';
import { ErrorCode, Problem } from '../../core/errors';
import { EnvironmentTier } from '../../core/tier/environment-tier';

/** What keeps an environment of a tier from having its backups so. */
export function backupProblems({ vaultLock, copies, restoreTesting }: BackupOptions, tier: EnvironmentTier): Problem[] {
  if (!tier.keepsData && (vaultLock || copies || restoreTesting)) {
    const message = `'backups' must be left out in ${tier}, which keeps no data and makes no backups; leave it out, or use a tier that keeps data, such as staging`;
    return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
  }
  return [
    ...vaultLock ? lockProblems(vaultLock) : [],
    ...copies ? copyProblems(copies) : [],
    ...restoreTesting ? restoreTestingProblems(restoreTesting) : [],
  ];
}

function lockProblems({ _grace: grace }: VaultLock): Problem[] {
  return grace === undefined ? [] : dayProblems("the grace of 'vaultLock'", grace, 3, 36_500);
}

function copyProblems(copies: BackupCopy[]): Problem[] {
  const known = copies.map(({ vaultArn }) => vaultArn).filter((arn) => !Token.isUnresolved(arn));
  const twice = known.filter((arn, index) => known.indexOf(arn) < index);
  return [
    ...copies.flatMap(({ vaultArn, retention }) => [
      ...vaultProblems(vaultArn),
      ...retention ? dayProblems("'retention' of a copy", retention, 1, 36_500) : [],
    ]),
    ...twice.map((arn) => ({
      code: ErrorCode.CONTRADICTING_PROPS, message: `'copies' must name a vault once, got ${arn} twice; take one of them away`,
    })),
  ];
}

function vaultProblems(arn: string): Problem[] {
  if (Token.isUnresolved(arn) || /^arn:[a-z0-9-]+:backup:[a-z0-9-]+:\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/.test(arn)) return [];
  const message = `'vaultArn' must be the ARN of a vault, such as arn:aws:backup:eu-central-1:111111111111:backup-vault:copies, got ${JSON.stringify(arn)}; `
    + 'copy it from the outputs or the console of the account that has the vault';
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}

function restoreTestingProblems({ schedule, resourceTypes }: RestoreTestingOptions): Problem[] {
  const problems: Problem[] = [];
  if (schedule && !Token.isUnresolved(schedule.expressionString) && !schedule.expressionString.startsWith('cron(')) {
    const message = `'schedule' must be a cron expression, got ${schedule.expressionString}; AWS Backup knows no rates, so use Schedule.cron`;
    problems.push({ code: ErrorCode.INVALID_VALUE, message });
  }
  if (resourceTypes?.length === 0) {
    problems.push({ code: ErrorCode.MISSING_VALUE, message: "'resourceTypes' must name what is restored, got none; leave it out for databases" });
  }
  return problems;
}

function dayProblems(what: string, duration: Duration, least: number, most: number): Problem[] {
  const days = duration.isUnresolved() ? NaN : duration.toDays({ integral: false });
  if (Number.isInteger(days) && days >= least && days <= most) return [];
  const got = duration.isUnresolved() ? 'a token' : `${days} days`;
  return [{ code: ErrorCode.INVALID_VALUE, message: `${what} must be whole days from ${least} to ${most}, got ${got}; give a Duration.days` }];
}
