import { allOf, Answer, anyOf } from './answer';
import { isAttribute, knownText } from './intrinsic';
import { Reading } from '../policy/template/reading';

/** The statements of a policy document. What is not known of it stands as statements that are not known. */
export function statementsOf(document: Reading): PolicyStatement[] {
  const { path, value } = document;
  const parsed = typeof value === 'string' ? new Reading(path, JSON.parse(value)) : document;
  return parsed.read('Statement').parts.map((statement) => new PolicyStatement(statement));
}

/** One statement of a policy document, with its shorthands spelled out. */
export class PolicyStatement {
  constructor(private readonly statement: Reading) {}

  /** Where the statement stands in its resource. */
  public get path(): string {
    return this.statement.path;
  }

  /** The actions, as a list. */
  public get actions(): Reading[] {
    return this.statement.read('Action').parts;
  }

  /** The resources, as a list. */
  public get resources(): Reading[] {
    return this.statement.read('Resource').parts;
  }

  /** The condition. */
  public get condition(): Reading {
    return this.statement.read('Condition');
  }

  /** Whether it names everyone as its principal. */
  public get everyone(): Answer {
    const principal = this.statement.read('Principal');
    const byKind = principal.keys.flatMap((kind) => principal.entry(kind).parts);
    return anyOf((byKind.length > 0 ? byKind : principal.parts).map(isEverything));
  }

  /** Whether it names everyone but some. */
  public get everyoneElse(): Answer {
    const others = this.statement.read('NotPrincipal');
    return others.isKnown ? others.isPresent : undefined;
  }

  /** Whether no condition narrows it. */
  public get unconditional(): Answer {
    const { condition } = this;
    if (!condition.isKnown) return undefined;
    return condition.keys.length === 0;
  }

  /** Whether it allows, or denies. */
  public is(effect: 'Allow' | 'Deny'): Answer {
    const written = this.statement.read('Effect');
    return written.isKnown ? written.value === effect : undefined;
  }

  /** Whether all of this holds for the statement, which nobody can say of one that is not known. */
  public meets(answers: Answer[]): Answer {
    return this.statement.isKnown ? allOf(answers) : undefined;
  }
}

/**
 * Whether a principal, an action or a resource stands for all of them: `*`, `*:*`, `arn:aws:*` ...
 *
 * A text that is known in part, such as an ARN with the account left open, does not; nor does an attribute of a resource.
 */
export function isEverything(reading: Reading): Answer {
  if (reading.isKnown) return /^(arn(:aws[a-z-]*)?)?[:*]*\*$/.test(String(reading.value));
  if (isAttribute(reading)) return false;
  return /[^*:]/.test(knownText(reading)) ? false : undefined;
}
