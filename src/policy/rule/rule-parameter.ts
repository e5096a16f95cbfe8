/** Which of two values of a parameter is the stricter one. */
export enum ParameterOrder {
  /** The greater number, such as days that backups are kept. */
  GREATER = 'greater',

  /** The smaller number, such as days that messages may be kept. */
  SMALLER = 'smaller',

  /** The list with fewer elements, such as engines that are allowed: a stricter list has no element that the other lacks. */
  FEWER = 'fewer',

  /** The list with more elements, such as logs that must be exported: a stricter list has every element of the other. */
  MORE = 'more',
}

/** A number or a list that a rule judges by, and that a policy may make stricter. */
export interface RuleParameter {
  /** The name that policies know it by, such as `mostDays`: letters and digits, beginning with a small letter. */
  readonly name: string;

  /** What it decides, with its unit, such as `days that messages are kept at most`. */
  readonly description: string;

  /** The value that holds where no policy says another: a number for `GREATER` and `SMALLER`, a list for `FEWER` and `MORE`. */
  readonly default: unknown;

  /** Which values are stricter. Policies may only go that way. */
  readonly stricter: ParameterOrder;
}
