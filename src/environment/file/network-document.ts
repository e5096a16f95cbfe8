import { InWords, natOf } from './readers';
import { ImportedNetworkOptions, TaggedNetworkOptions } from '../network/imported-network-options';
import { NetworkShape } from '../network/network-shape';
import { OwnNetworkOptions, PrivateWithEgressOptions } from '../network/own-network-options';

/** A network as a file has it: options that are data as the code has them. The schema says which go with a shape. */
export interface NetworkDocument {
  /** The name of the shape. */
  readonly shape?: keyof typeof SHAPES;
  /** An option of the shape. */
  readonly [option: string]: unknown;
}

/** The shapes of networks by their names in files. */
export const SHAPES = {
  'private-with-egress': ({ nat, ...options }: InWords<PrivateWithEgressOptions>) => NetworkShape.privateWithEgress({ ...options, nat: natOf(nat) }),
  'endpoints-only': (options: OwnNetworkOptions) => NetworkShape.endpointsOnly(options),
  'isolated': (options: OwnNetworkOptions) => NetworkShape.isolated(options),
  'imported-by-ids': (ids: ImportedNetworkOptions) => NetworkShape.importedByIds(ids),
  'imported-by-parameters': (names: ImportedNetworkOptions) => NetworkShape.importedByParameters(names),
  'imported-by-tags': (options: TaggedNetworkOptions) => NetworkShape.importedByTags(options),
};

/** The network of a shape, with private subnets and a way out where none is named. */
export function networkOf({ shape = 'private-with-egress', ...options }: NetworkDocument): NetworkShape {
  const shaped = SHAPES[shape] as (options: object) => NetworkShape;
  return shaped(options);
}
