import { BackedUp } from './backed-up';
import { EngineSupportLasts } from './engine-support-lasts';
import { EngineSupported } from './engine-supported';
import { IamAuthentication } from './iam-authentication';
import { LogsExported } from './logs-exported';
import { ManagedPassword } from './managed-password';
import { MinorUpgrades } from './minor-upgrades';
import { NonDefaultPort } from './non-default-port';
import { NotPublic } from './not-public';
import { StorageEncrypted } from './storage-encrypted';
import { TagsOnSnapshots } from './tags-on-snapshots';
import { TlsRequired } from './tls-required';
import { Rule } from '../../policy/rule/rule';

/** Rules on relational databases. */
export class RdsRules {
  /** Database storage is encrypted at rest. */
  public static readonly STORAGE_ENCRYPTED: Rule = new StorageEncrypted();

  /** Databases have no address on the internet. */
  public static readonly NOT_PUBLIC: Rule = new NotPublic();

  /** Databases are backed up automatically, and backups are kept for at least a day. */
  public static readonly BACKED_UP: Rule = new BackedUp();

  /** Databases accept log-ins with IAM where their engine can. */
  public static readonly IAM_AUTHENTICATION: Rule = new IamAuthentication();

  /** Databases refuse connections without TLS. */
  public static readonly TLS_REQUIRED: Rule = new TlsRequired();

  /** Secrets Manager keeps the master password of databases. */
  public static readonly MANAGED_PASSWORD: Rule = new ManagedPassword();

  /** Databases send their logs to CloudWatch Logs. */
  public static readonly LOGS_EXPORTED: Rule = new LogsExported();

  /** Databases listen on another port than the usual one of an engine. */
  public static readonly NON_DEFAULT_PORT: Rule = new NonDefaultPort();

  /** Databases upgrade to new minor versions of their engine by themselves. */
  public static readonly MINOR_UPGRADES: Rule = new MinorUpgrades();

  /** Snapshots carry the tags of their database. */
  public static readonly TAGS_ON_SNAPSHOTS: Rule = new TagsOnSnapshots();

  /** Databases run an engine version in standard support. */
  public static readonly ENGINE_SUPPORTED: Rule = new EngineSupported();

  /** The standard support of database engines lasts for another half year. */
  public static readonly ENGINE_SUPPORT_LASTS: Rule = new EngineSupportLasts();

  private constructor() {}
}
