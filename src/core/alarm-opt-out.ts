/** An alarm that a component comes with and does not raise. The record lists it with the reason. */
export interface AlarmOptOut {
  /** The name of the alarm, such as `Throttles`. A name that the component does not have is refused with the list of those that it has. */
  readonly alarm: string;

  /** Why nobody has to know, for those who will ask later. */
  readonly reason: string;
}
