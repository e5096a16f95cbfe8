import { Duration } from 'aws-cdk-lib';
import { DataClassification } from '../../core/data-classification';
import { NatStrategy } from '../../core/tier/nat-strategy';

/** How values of a file become props: all of them, so that the compiler misses a prop that no file can say. */
export type Readers<Props, Document> = { readonly [Prop in keyof Props]-?: (document: Document) => Props[Prop] };

/** Options as a file has them: what is no data is said in words. */
export type InWords<Options> = { readonly [Option in keyof Options]: NonNullable<Options[Option]> extends Word ? string : Options[Option] };
type Word = Duration | DataClassification | NatStrategy;

/** What numbers of NAT gateways are called in files. */
const NAT: Readonly<Record<string, NatStrategy>> = { 'one': NatStrategy.ONE, 'per-zone': NatStrategy.PER_ZONE };

/** The value of each prop, or option, that a document gives. */
export function readAll<Props, Document>(readers: Readers<Props, Document>, document: Document): Props {
  const read = Object.entries(readers) as [string, (document: Document) => unknown][];
  return Object.fromEntries(read.map(([prop, valueOf]) => [prop, valueOf(document)]).filter(([, value]) => value !== undefined)) as Props;
}

/** A period in ISO 8601. */
export function durationOf(period: string | undefined): Duration | undefined {
  return period === undefined ? undefined : Duration.parse(period);
}

/** A classification of data by its name. */
export function classificationOf(name: string | undefined): DataClassification | undefined {
  return DataClassification._all().find((classification) => classification.name === name);
}

/** Classifications of data by their names. */
export function classificationsOf(names: readonly string[] | undefined): DataClassification[] | undefined {
  return names && DataClassification._all().filter(({ name }) => names.includes(name));
}

/** A number of NAT gateways by what files call it. */
export function natOf(word: string | undefined): NatStrategy | undefined {
  return word === undefined ? undefined : NAT[word];
}
