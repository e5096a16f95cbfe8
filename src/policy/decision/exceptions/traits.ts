import { isIntrinsic } from '../../template/intrinsic';

/** What a waiver may name of what was found. */
export interface Traits {
  /** Actions of IAM. */
  readonly actions: ReadonlySet<string>;
  /** Principals of policies. */
  readonly principals: ReadonlySet<string>;
  /** Ports of the network; all of them where nobody knows which. */
  readonly ports: ReadonlySet<number>;
}

/**
 * The actions, principals and ports of what was found, from its detail and, for all that the detail does not say, from its value.
 *
 * @param detail what sets a finding of cdk-nag apart, such as `Action::s3:*`
 * @param value the value of the property that the finding is about
 */
export function traitsOf(detail: string | undefined, value: unknown): Traits {
  const actions = new Set<string>();
  const principals = new Set<string>();
  const ports = new Set<number>();
  const named = /^Action::(.+)$/.exec(detail ?? '')?.[1];
  if (named !== undefined) actions.add(named);
  visit(value, (object) => {
    if (named === undefined) textsIn(object.Action ?? object.NotAction).forEach((action) => actions.add(action));
    textsIn(object.Principal ?? object.NotPrincipal).forEach((principal) => principals.add(principal));
    portsIn(object).forEach((port) => ports.add(port));
  });
  return { actions, principals, ports };
}

function visit(value: unknown, look: (object: Readonly<Record<string, unknown>>) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) look(value as Record<string, unknown>);
  for (const part of Object.values(value)) visit(part, look);
}

/** The texts of a value however it is nested: an action alone, a list, principals by their kind. */
function textsIn(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  // An intrinsic is a text that nobody knows yet; it is what it is written as.
  return isIntrinsic(value as object) ? [JSON.stringify(value)] : Object.values(value as object).flatMap(textsIn);
}

const MOST_PORTS = 65536;

/** The ports of a range, all of them where it has no bounds, and of a property that is called a port. */
function portsIn(object: Readonly<Record<string, unknown>>): number[] {
  const { FromPort: from, ToPort: to, IpProtocol: protocol, Port: port } = object;
  if (String(protocol) === '-1') return range(0, MOST_PORTS - 1);
  if (from !== undefined || to !== undefined) return range(Number(from ?? to), Number(to ?? from));
  return port === undefined ? [] : range(Number(port), Number(port));
}

/** Where a bound is not known, every port may be meant. */
function range(from: number, to: number): number[] {
  if (!(from >= 0 && to < MOST_PORTS && from <= to)) return range(0, MOST_PORTS - 1);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
