import { Amount } from '../../../policy/decision/layers/amount';

/** Memory in GiB of the size `large`, by family: whatever the generation, but where it stands in the name. */
const LARGE: ReadonlyMap<string, number> = new Map([
  ['t', 8], ['m', 8], ['c', 4], ['r', 16], ['z', 16], ['x1', 30.5], ['x1e', 61], ['x2g', 32], ['x2idn', 32], ['x2iedn', 64], ['x2iezn', 64],
]);

/** How many times the size `large` the others are, but for multiples of `xlarge`. */
const SIZES: ReadonlyMap<string, number> = new Map([['micro', 1 / 8], ['small', 1 / 4], ['medium', 1 / 2], ['large', 1], ['xlarge', 2]]);

/**
 * How much memory an instance class has, such as `db.r7g.2xlarge`; nothing for a class that is not known.
 *
 * Within a family memory grows with the size, so no table of all classes has to follow AWS.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
 */
export function memoryOf(instanceClass: string): Amount | undefined {
  const [, family = '', size = ''] = /^db\.([a-z0-9]+)\.([a-z0-9]+)$/.exec(instanceClass) ?? [];
  const large = LARGE.get(family) ?? LARGE.get(family.slice(0, 1));
  const [, multiple] = /^(\d+)xlarge$/.exec(size) ?? [];
  const times = multiple === undefined ? SIZES.get(size) : 2 * Number(multiple);
  return large === undefined || times === undefined ? undefined : Amount.parse('1 GiB').times(large * times);
}
