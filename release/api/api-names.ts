/** As much of a jsii assembly as its names are made from. */
export interface Assembly {
  readonly types?: Readonly<Record<string, AssemblyType>>;
}

interface AssemblyType {
  readonly fqn: string;
  readonly members?: readonly Named[];
  readonly methods?: readonly Named[];
  readonly properties?: readonly Named[];
}

interface Named {
  readonly name: string;
}

/** The public names of an assembly: of types, and of their members. */
export function namesIn({ types = {} }: Assembly): Set<string> {
  return new Set(Object.values(types).flatMap(({ fqn, members = [], methods = [], properties = [] }) => (
    [fqn, ...[...members, ...methods, ...properties].map(({ name }) => `${fqn}.${name}`)])));
}
