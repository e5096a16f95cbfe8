import { Encrypted } from './encrypted';
import { TlsOnly } from './tls-only';
import { Rule } from '../../policy/rule/rule';

/** Rules on topics. */
export class SnsRules {
  /** Topics encrypt their messages at rest with a KMS key. */
  public static readonly ENCRYPTED: Rule = new Encrypted();

  /** Topics refuse messages that are published without TLS. */
  public static readonly TLS_ONLY: Rule = new TlsOnly();

  private constructor() {}
}
