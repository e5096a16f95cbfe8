/**
 * How urgently somebody has to look when an alarm goes off.
 *
 * An environment owns one topic per severity; each alarm of a component names one.
 */
export enum AlarmSeverity {
  /** Somebody is woken up: customers notice now, or will within minutes. */
  PAGE = 'page',

  /** Somebody looks on the next working day. */
  TICKET = 'ticket',

  /** Worth knowing; nobody has to act. */
  INFO = 'info',
}
