import { NoPublicInvoke } from './no-public-invoke';
import { NoPublicUrl } from './no-public-url';
import { Traced } from './traced';
import { Rule } from '../../policy/rule/rule';

/** Rules on functions. */
export class LambdaRules {
  /** Function URLs ask for IAM authentication. */
  public static readonly NO_PUBLIC_URL: Rule = new NoPublicUrl();

  /** Functions can be invoked by everyone only from a source, an account or an organization that is named. */
  public static readonly NO_PUBLIC_INVOKE: Rule = new NoPublicInvoke();

  /** Functions are traced with X-Ray. */
  public static readonly TRACED: Rule = new Traced();

  private constructor() {}
}
