/** What somebody has to answer for in everything that runs. A topic is added now and then; none is ever renamed. */
export enum ResponsibilityTopic {
  /** Running on when a machine or an availability zone fails. */
  HIGH_AVAILABILITY = 'high availability',

  /** Coming back after a region or an account is lost. */
  DISASTER_RECOVERY = 'disaster recovery',

  /** Copies of data, and bringing them back. */
  BACKUP = 'backup',

  /** New versions of what runs, engines, runtimes and libraries. */
  PATCHING = 'patching',

  /** Data that nobody can read without a key, at rest and in transit. */
  ENCRYPTION = 'encryption',

  /** Who may do what, and with which credentials. */
  ACCESS = 'access',

  /** Who can be reached from where. */
  NETWORK = 'network',

  /** Alarms, logs and traces, and somebody who looks at them. */
  MONITORING = 'monitoring',

  /** Enough room for the load. */
  CAPACITY = 'capacity',

  /** What is paid, and who notices. */
  COST = 'cost',
}

/** Who does what about one topic, in plain words. No part of it may be empty or a token: where there is nothing to do, it says `nothing`. */
export interface Responsibility {
  /** What it is about. */
  readonly topic: ResponsibilityTopic;

  /** What the provider does: AWS, without being asked. */
  readonly provider: string;

  /** What the component does. */
  readonly component: string;

  /** What is left to the team whose application it is. */
  readonly applicationTeam: string;

  /** What somebody must switch on before it is there. */
  readonly mustBeSwitchedOn: string;
}
