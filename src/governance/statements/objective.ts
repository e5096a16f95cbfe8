import { Duration } from 'aws-cdk-lib';
import { ParameterSource } from './parameter';
import { Amount } from '../../policy/decision/layers/amount';

/** What a component is to achieve, and the setting in the template that it rests on. */
export interface Objective {
  /** What it is called in props, such as `rpo`. */
  readonly name: string;
  /** How long at most. */
  readonly value: Duration;
  /** What the setting does for the objective, in words. */
  readonly means: string;
  /** The property that it rests on, names joined by dots, or what is counted. */
  readonly property: string;
  /** Where its value stands. */
  readonly source: ParameterSource;
  /** The least value that keeps the objective. */
  readonly least: Amount;
  /** An amount as the template writes it; as JSON has it when left out. */
  readonly shown?: (amount: Amount) => number | string | boolean;
}

/** A switch as an amount: 0 for `false`, 1 for `true`. */
export const SWITCH = {
  on: Amount.of(1),
  amountOf: (value: string): Amount | undefined => value === 'true' ? Amount.of(1) : value === 'false' ? Amount.of(0) : undefined,
  shown: ({ value }: Amount): boolean => value === 1,
};
