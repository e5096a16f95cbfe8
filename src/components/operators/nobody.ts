import { AddToPrincipalPolicyResult, PrincipalBase, PrincipalPolicyFragment } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { ErrorCode, PavedRoadError } from '../../core/errors';

/**
 * Whom targets meet when operators connect: nobody. What a target grants while it is connected, such as its secret, is left to what each
 * operator may do already. Every other grant is refused.
 */
export class Nobody extends PrincipalBase {
  private connecting = false;

  constructor(private readonly component: IConstruct) {
    super();
  }

  /** Lets a target grant into the void for the time of a call. */
  public during(connect: () => void): void {
    this.connecting = true;
    try {
      connect();
    } finally {
      this.connecting = false;
    }
  }

  /** Drops a statement while a target is connected, and refuses it otherwise. */
  public addToPrincipalPolicy(): AddToPrincipalPolicyResult {
    if (this.connecting) return { statementAdded: false };
    throw this.refusal();
  }

  /** Refused: a resource cannot name nobody in a policy of its own. */
  public get policyFragment(): PrincipalPolicyFragment {
    throw this.refusal();
  }

  /** Nothing tells one nobody from another. */
  public dedupeString(): undefined {
    return undefined;
  }

  private refusal(): PavedRoadError {
    const message = "'grantee' must be somebody, got the host of operators, which acts for nobody; grant it to the role of the people, beside 'operatorPolicy'";
    return PavedRoadError.of(this.component, ErrorCode.CONNECTION_REFUSED, message);
  }
}
