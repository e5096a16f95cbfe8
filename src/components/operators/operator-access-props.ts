import { Duration } from 'aws-cdk-lib';
import { GovernedComponentProps } from '../../governance/governed-component';

/** Properties of an `OperatorAccess`. */
export interface OperatorAccessProps extends GovernedComponentProps {
  /**
   * Whether operators may also open a shell on the host, as a user without special rights. Everything that is typed and shown there is
   * logged, encrypted with the customer-managed key where the tier has one, and kept as long as the tier keeps logs.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html
   * @default false
   */
  readonly shell?: boolean;

  /**
   * How long one session may last, in whole minutes: 1 minute to 24 hours. A session in which nothing happens ends after 20 minutes.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-max-timeout.html
   * @default Duration.hours(8)
   */
  readonly longestSession?: Duration;

  /**
   * Whether `operatorPolicy` asks for a second factor. Leave it out for people who come from an identity provider: AWS does not see their
   * second factor and would let nobody in.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
   * @default false
   */
  readonly mfaRequired?: boolean;
}
