import { Duration } from 'aws-cdk-lib';

/** How long an environment lives. Where neither is given, the tier decides. */
export interface LifetimeProps {
  /**
   * How long it lives, in whole days from the day on which it is deployed first. Then it deletes itself. Excludes `expiresOn`; at most
   * what the tier allows, and refused where the tier is permanent.
   *
   * The time begins with the rule that counts it, and deploying again does not move it. Another value is another rate, which counts
   * from the change on.
   *
   * @default - as long as the tier says, 7 days in a playground; without end where it says nothing
   */
  readonly timeToLive?: Duration;

  /**
   * The UTC day at whose beginning it deletes itself, such as `2027-03-31`. Excludes `timeToLive`; after the day of the synthesis and at
   * most as many days later as the tier allows. Refused where the tier is permanent.
   *
   * @default - the time of `timeToLive`
   */
  readonly expiresOn?: string;
}
