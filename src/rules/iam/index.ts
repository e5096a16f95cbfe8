import { NoAdminStatement } from './no-admin-statement';
import { NoUserKeys } from './no-user-keys';
import { NoWildcardTrust } from './no-wildcard-trust';
import { Rule } from '../../policy/rule/rule';

/** Rules on permissions. */
export class IamRules {
  /** No policy allows every action on every resource. */
  public static readonly NO_ADMIN_STATEMENT: Rule = new NoAdminStatement();

  /** Roles can be taken on by everyone only under a condition. */
  public static readonly NO_WILDCARD_TRUST: Rule = new NoWildcardTrust();

  /** Templates create no access keys for users. */
  public static readonly NO_USER_KEYS: Rule = new NoUserKeys();

  private constructor() {}
}
