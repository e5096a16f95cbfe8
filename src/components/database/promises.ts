import { RdsRules } from '../../rules/rds';

/** What every `ServiceDatabase` keeps, in every tier. The matrix suite and the record check it in rendered templates. */
export const promises = [
  RdsRules.STORAGE_ENCRYPTED,
  RdsRules.NOT_PUBLIC,
  RdsRules.TLS_REQUIRED,
  RdsRules.BACKED_UP,
  RdsRules.IAM_AUTHENTICATION,
  RdsRules.MANAGED_PASSWORD,
  RdsRules.LOGS_EXPORTED,
  RdsRules.NON_DEFAULT_PORT,
  RdsRules.MINOR_UPGRADES,
  RdsRules.TAGS_ON_SNAPSHOTS,
  RdsRules.ENGINE_SUPPORTED,
];
