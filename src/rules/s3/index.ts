import { PublicAccessBlocked } from './public-access-blocked';
import { TlsOnly } from './tls-only';
import { Versioned } from './versioned';
import { Rule } from '../../policy/rule/rule';

/** Rules on buckets. */
export class S3Rules {
  /** Buckets block public access in all four ways. */
  public static readonly PUBLIC_ACCESS_BLOCKED: Rule = new PublicAccessBlocked();

  /** Buckets refuse requests without TLS. */
  public static readonly TLS_ONLY: Rule = new TlsOnly();

  /** Buckets keep earlier versions of their objects. */
  public static readonly VERSIONED: Rule = new Versioned();

  private constructor() {}
}
