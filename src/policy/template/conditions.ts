import { isNoValue } from './intrinsic';
import { ReferenceGraph } from './references';
import { intrinsicFunction } from './references/intrinsic-function';
import type { RenderedDefinition, RenderedStack } from './rendered';

/**
 * What is assumed about a condition of a template.
 *
 * @internal
 */
export interface Assumption {
  readonly condition: string;
  readonly holds: boolean;
}

/**
 * A resource as it is deployed when certain conditions hold and others do not.
 *
 * @internal
 */
export interface Branch {
  /** The resource with the chosen side in place of every `Fn::If`. */
  readonly definition: RenderedDefinition;
  /** What tells the branch from the others; empty when it is the only one. */
  readonly assumptions: readonly Assumption[];
}

/**
 * Whether a resource with a condition of its own is in the deployment.
 *
 * @internal
 */
export type Presence = 'always' | 'never' | 'sometimes';

/** More branches than this are not looked at one by one. */
const MOST_BRANCHES = 16;

/** More combinations than this are not tried to find the branches. */
const MOST_ATTEMPTS = 1024;

/**
 * The ways in which a resource may be deployed. One, with the same definition, where no `Fn::If` stands in it; none where its
 * own condition never holds; nothing where there are more than 16.
 *
 * Conditions that the template decides are decided, and those that hang on one another stay consistent.
 *
 * @internal
 */
export function branchesOf(definition: RenderedDefinition, stack: RenderedStack): Branch[] | undefined {
  if (!stack.hasBranches) return [{ definition, assumptions: [] }];
  let known = branchesByDefinition.get(definition);
  if (!known) branchesByDefinition.set(definition, known = { branches: findBranches(definition, stack) });
  return known.branches;
}

const branchesByDefinition = new WeakMap<RenderedDefinition, { readonly branches?: Branch[] }>();

function findBranches(definition: RenderedDefinition, stack: RenderedStack): Branch[] | undefined {
  if (!hasBranches(definition)) return [{ definition, assumptions: [] }];
  const found = new Map<string, Branch>();
  const conditions = Conditions.of(stack);
  const own = typeof definition.Condition === 'string' ? definition.Condition : undefined;
  const open = [new Map<string, boolean>()];
  for (let attempts = 0; open.length > 0; attempts += 1) {
    if (attempts === MOST_ATTEMPTS || found.size > MOST_BRANCHES) return undefined;
    const choice = new Choice(conditions, open.pop()!);
    const isDeployed = own === undefined || choice.holds(own);
    const chosen = isDeployed ? choice.resolve(definition) : undefined;
    if (choice.undecided !== undefined) open.push(choice.assuming(false), choice.assuming(true));
    else if (isDeployed) found.set(JSON.stringify([...choice.used]), { definition: chosen as RenderedDefinition, assumptions: choice.assumptions });
  }
  return found.size > MOST_BRANCHES ? undefined : telling([...found.values()]);
}

/**
 * Whether a resource with a condition is in the deployment.
 *
 * @internal
 */
export function presence(condition: string | undefined, stack: RenderedStack): Presence {
  if (condition === undefined) return 'always';
  const { value } = Conditions.of(stack).evaluate({ Condition: condition }, new Map());
  return value === undefined ? 'sometimes' : value ? 'always' : 'never';
}

/** What is so in every branch tells none of them from the others. */
function telling(branches: Branch[]): Branch[] {
  const isShared = ({ condition, holds }: Assumption) =>
    branches.every(({ assumptions }) => assumptions.some((other) => other.condition === condition && other.holds === holds));
  return branches.map(({ definition, assumptions }) => ({ definition, assumptions: assumptions.filter((assumption) => !isShared(assumption)) }));
}

function hasBranches(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasBranches);
  for (const key in value) {
    if (key === 'Fn::If' || hasBranches((value as Record<string, unknown>)[key])) return true;
  }
  return false;
}

/** A definition under assumptions, until a condition is met that they do not decide. */
class Choice {
  /** The conditions that sides were chosen by. */
  public readonly used = new Map<string, boolean>();

  /** The comparison that has to be assumed first. */
  public undecided?: Comparison;

  constructor(private readonly conditions: Conditions, private readonly assumed: ReadonlyMap<string, boolean>) {}

  public get assumptions(): Assumption[] {
    return [...this.used].map(([condition, holds]) => ({ condition, holds }));
  }

  /** The same assumptions and one more. */
  public assuming(holds: boolean): Map<string, boolean> {
    return new Map([...this.assumed, [this.undecided!.id, holds]]);
  }

  /** Whether a condition holds; not where it is undecided. */
  public holds(condition: string): boolean {
    const { value, open } = this.conditions.evaluate({ Condition: condition }, this.assumed);
    if (value === undefined) this.undecided ??= open;
    return value === true;
  }

  /** The value with the chosen side in place of every `Fn::If`, and without what is `AWS::NoValue` then. Shares what stays as it is. */
  public resolve(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || this.undecided !== undefined) return value;
    if (Array.isArray(value)) return this.resolveList(value);
    const { name, argument } = intrinsicFunction(value) ?? {};
    return name === 'Fn::If' && Array.isArray(argument) ? this.side(argument) : this.resolveObject(value as Record<string, unknown>);
  }

  private side([condition, whenTrue, whenFalse]: unknown[]): unknown {
    const name = String(condition);
    const holds = this.holds(name);
    if (this.undecided !== undefined) return undefined;
    this.used.set(name, holds);
    return this.resolve(holds ? whenTrue : whenFalse);
  }

  private resolveList(values: unknown[]): unknown[] {
    const resolved = values.map((value) => this.resolve(value));
    return resolved.some((value, index) => value !== values[index]) ? resolved.filter((value) => !isNoValue(value)) : values;
  }

  private resolveObject(value: Record<string, unknown>): Record<string, unknown> {
    const entries = Object.entries(value).map(([key, part]): [string, unknown] => [key, this.resolve(part)]);
    return entries.some(([key, part]) => part !== value[key]) ? Object.fromEntries(entries.filter(([, part]) => !isNoValue(part))) : value;
  }
}

/** A comparison that the template does not decide. */
interface Comparison {
  readonly id: string;
}

/** What became of a condition: whether it holds, or the first comparison that decides it. */
interface Evaluated {
  readonly value?: boolean;
  readonly open?: Comparison;
}

/** The conditions of a template. */
class Conditions {
  public static of(stack: RenderedStack): Conditions {
    let conditions = Conditions.known.get(stack);
    if (!conditions) Conditions.known.set(stack, conditions = new Conditions(stack));
    return conditions;
  }

  private static readonly known = new WeakMap<RenderedStack, Conditions>();

  private readonly underway = new Set<string>();
  private readonly operands = new WeakMap<object, Operand>();

  private constructor(private readonly stack: RenderedStack) {}

  /** Whether an expression holds under assumptions about comparisons. */
  public evaluate(expression: unknown, assumed: ReadonlyMap<string, boolean>): Evaluated {
    const { name, argument } = intrinsicFunction(expression) ?? {};
    const parts = Array.isArray(argument) ? argument as unknown[] : [];
    switch (name) {
      case 'Condition': return this.declared(String(argument), assumed);
      case 'Fn::Equals': return this.equals(parts, assumed);
      case 'Fn::Not': return negated(this.evaluate(parts[0], assumed));
      case 'Fn::And': return this.decidedBy(false, parts, assumed);
      case 'Fn::Or': return this.decidedBy(true, parts, assumed);
      default: return given(JSON.stringify(expression), assumed);
    }
  }

  private declared(name: string, assumed: ReadonlyMap<string, boolean>): Evaluated {
    const declaration = this.stack.content.Conditions?.[name];
    if (declaration === undefined || this.underway.has(name)) return given(`condition ${name}`, assumed);
    this.underway.add(name);
    try {
      return this.evaluate(declaration, assumed);
    } finally {
      this.underway.delete(name);
    }
  }

  /** An `Fn::Or` is decided by one part that holds, an `Fn::And` by one that does not. */
  private decidedBy(decisive: boolean, parts: unknown[], assumed: ReadonlyMap<string, boolean>): Evaluated {
    const evaluated = parts.map((part) => this.evaluate(part, assumed));
    if (evaluated.some(({ value }) => value === decisive)) return { value: decisive };
    return evaluated.find(({ value }) => value === undefined) ?? { value: !decisive };
  }

  private equals(sides: unknown[], assumed: ReadonlyMap<string, boolean>): Evaluated {
    const [one, other] = sides.map((side) => this.operand(side)).sort((a, b) => a.id < b.id ? -1 : 1);
    if (one.id === other.id) return { value: true };
    const [open, literal] = one.isLiteral ? [other, one] : [one, other];
    if (open.isLiteral) return { value: false };
    return literal.isLiteral ? comparedWithLiteral(open, literal, assumed) : given(comparisonId(open, literal), assumed);
  }

  private operand(side: unknown): Operand {
    if (typeof side !== 'object' || side === null) return this.readOperand(side);
    let operand = this.operands.get(side);
    if (!operand) this.operands.set(side, operand = this.readOperand(side));
    return operand;
  }

  private readOperand(side: unknown): Operand {
    const graph = ReferenceGraph.of(this.stack.app);
    const known = graph.knownInPlace(this.stack, side);
    if (known !== undefined) return { id: literalId(known), isLiteral: true };
    const { stack, value } = graph.settle(this.stack, side) ?? { stack: this.stack, value: side };
    const { name, argument } = intrinsicFunction(value) ?? {};
    const parameter = name === 'Ref' ? stack.content.Parameters?.[String(argument)] : undefined;
    const isPlain = parameter !== undefined && !parameter.Type.startsWith('AWS::SSM::');
    const allowed = isPlain ? parameter.AllowedValues?.map(literalId) : undefined;
    return { id: `${stack.template} ${JSON.stringify(value)}`, isLiteral: false, allowed };
  }
}

/** One side of a comparison. */
interface Operand {
  readonly id: string;
  readonly isLiteral: boolean;
  /** The literals that it may come to; any when left out. */
  readonly allowed?: readonly string[];
}

function literalId(value: unknown): string {
  return `= ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
}

function comparisonId(open: Operand, other: Operand): string {
  return `${open.id} ${other.id}`;
}

/** What equals one literal equals no other; what may be one of some literals and is none of the others is the one that is left. */
function comparedWithLiteral(open: Operand, literal: Operand, assumed: ReadonlyMap<string, boolean>): Evaluated {
  const { allowed } = open;
  if (allowed?.includes(literal.id) === false) return { value: false };
  const own = comparisonId(open, literal);
  for (const [id, holds] of assumed) {
    if (holds && id !== own && id.startsWith(`${open.id} = `)) return { value: false };
  }
  const others = allowed?.filter((id) => id !== literal.id);
  if (others?.every((id) => assumed.get(`${open.id} ${id}`) === false)) return { value: true };
  return given(own, assumed);
}

function given(id: string, assumed: ReadonlyMap<string, boolean>): Evaluated {
  const value = assumed.get(id);
  return value === undefined ? { open: { id } } : { value };
}

function negated({ value, open }: Evaluated): Evaluated {
  return value === undefined ? { open } : { value: !value };
}
