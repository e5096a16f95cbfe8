import { Order } from './order';
import { ParameterOrder, RuleParameter } from '../../rule/rule-parameter';

const GREATER: Order<number> = { join: (a, b) => Math.max(a, b) };
const LESS: Order<number> = { join: (a, b) => Math.min(a, b) };
const FEWER: Order<unknown[]> = { join: (a, b) => a.filter((value) => b.includes(value)) };
const MORE: Order<unknown[]> = { join: (a, b) => [...new Set([...a, ...b])].sort() };

const ORDERS: { readonly [order in ParameterOrder]: Order } = {
  [ParameterOrder.GREATER]: GREATER, [ParameterOrder.SMALLER]: LESS, [ParameterOrder.FEWER]: FEWER, [ParameterOrder.MORE]: MORE,
};

/** How values of a parameter are merged. */
export function orderOfParameter({ stricter }: RuleParameter): Order {
  return ORDERS[stricter];
}

/** Whether a value can be one of a parameter. */
export function fits(value: unknown, { default: own }: RuleParameter): boolean {
  return Array.isArray(own) ? Array.isArray(value) : typeof value === typeof own;
}
