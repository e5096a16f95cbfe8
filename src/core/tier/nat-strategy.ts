/** How many NAT gateways an environment has once something in it needs the internet. */
export enum NatStrategy {
  /** One for the whole environment: cheap, and egress fails with its zone. */
  ONE = 'one',

  /** One in each availability zone: egress survives the loss of a zone. */
  PER_ZONE = 'one per availability zone',
}
