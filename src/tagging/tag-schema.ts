import { TagKey } from './tag-keys';
import { ErrorCode, PavedRoadError, Problem } from '../core/errors';

/** What may stand under one tag key. */
export interface TagDefinition {
  /** The key, before a prefix or another name is put in its place: 1 to 128 characters, not beginning with `aws:`. */
  readonly key: string;

  /**
   * Whether every taggable resource must have it.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * The values that may stand there, for a closed list. Excludes `pattern`.
   *
   * @default - any value that AWS takes
   */
  readonly values?: string[];

  /**
   * A regular expression that the whole value matches, such as `cc-[0-9]+`. Excludes `values`.
   *
   * @default - any value that AWS takes
   */
  readonly pattern?: string;
}

/** What keys are called in the company. */
export interface TagNaming {
  /**
   * What every key begins with, such as `acme:`.
   *
   * @default - keys have no prefix
   */
  readonly prefix?: string;

  /**
   * Other names for keys, by the key of the definition: `{ owner: 'team' }`. The prefix comes before them as well.
   *
   * @default - keys are called as they are defined
   */
  readonly names?: { [key: string]: string };
}

interface Constraint {
  readonly required: boolean;
  readonly values?: readonly string[];
  readonly patterns: readonly string[];
}

/** Letters, digits, spaces and `_ . : / = + - @`. */
const AWS_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const AWS_VALUE = 'at most 256 letters, digits, spaces or _ . : / = + - @';

/**
 * Which tags resources have, and which values may stand there.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export class TagSchema {
  /**
   * The schema of this library: `application`, `environment`, `tier`, `owner` and `cost-center` are required;
   * `data-classification` and `component` stand where they have something to say.
   *
   * @param naming what the keys are called in the company
   */
  public static defaults(naming: TagNaming = {}): TagSchema {
    return new TagSchema([
      ...[TagKey.APPLICATION, TagKey.ENVIRONMENT, TagKey.TIER, TagKey.OWNER, TagKey.COST_CENTER].map((key) => ({ key, required: true })),
      { key: TagKey.DATA_CLASSIFICATION, values: ['public', 'internal', 'confidential', 'restricted'] },
      { key: TagKey.COMPONENT },
    ], naming);
  }

  private readonly constraints: ReadonlyMap<string, Constraint>;
  private readonly naming: TagNaming;

  /**
   * Refuses, all at once: keys and values that AWS does not take, a pattern that is no regular expression (`InvalidTag`),
   * a definition with both `values` and `pattern`, two keys with one name, and definitions that leave a key without any
   * value (`ContradictingProps`). A key that is defined twice has to satisfy both definitions.
   *
   * @param definitions the keys
   * @param naming what they are called in the company
   */
  constructor(definitions: TagDefinition[], naming: TagNaming = {}) {
    const constraints = new Map<string, Constraint>();
    for (const definition of definitions) constraints.set(definition.key, tightened(constraints.get(definition.key), definition));
    this.constraints = constraints;
    this.naming = naming;

    const problems = definitions.flatMap((definition) => definitionProblems(definition, this.nameOf(definition.key)));
    if (problems.length === 0) problems.push(...this.contradictions());
    if (problems.length > 0) throw PavedRoadError.about('TagSchema', problems);
  }

  /**
   * A schema with more keys, or stricter ones. Nothing that this schema asks for becomes looser: what is required stays
   * required, and values have to satisfy both definitions.
   *
   * @param definitions what is added
   */
  public extendedBy(...definitions: TagDefinition[]): TagSchema {
    return new TagSchema([...this.definitions(), ...definitions], this.naming);
  }

  /** The keys that every taggable resource must have, as they stand on resources. */
  public get requiredKeys(): string[] {
    return [...this.constraints].filter(([, { required }]) => required).map(([key]) => this.nameOf(key));
  }

  /** All keys, as they stand on resources. */
  public get keys(): string[] {
    return [...this.constraints.keys()].map((key) => this.nameOf(key));
  }

  /**
   * What a key is called on resources.
   *
   * @param key the key of a definition, such as `cost-center`
   */
  public nameOf(key: string): string {
    return `${this.naming.prefix ?? ''}${this.naming.names?.[key] ?? key}`;
  }

  /**
   * What is wrong with a value, in words; nothing where it may stand there.
   *
   * @param name the key as it stands on resources
   * @param value the value
   */
  public problemsOf(name: string, value: string): string[] {
    if (!isAwsValue(value)) return [`'${name}' must be ${AWS_VALUE}, got ${JSON.stringify(value)}`];
    const constraint = [...this.constraints].find(([key]) => this.nameOf(key) === name)?.[1];
    if (!constraint) return [];
    return breaches(constraint, value).map((bound) => `'${name}' must ${bound}, got ${JSON.stringify(value)}`);
  }

  private contradictions(): Problem[] {
    const contradiction = (message: string): Problem => ({ code: ErrorCode.CONTRADICTING_PROPS, message });
    const names = this.keys;
    const keys = [...this.constraints.keys()];
    const namesakes = keys.filter((_, place) => names.indexOf(names[place]) !== place)
      .map((key) => contradiction(`'${key}' and another key are both called '${this.nameOf(key)}'; give each a name of its own`));
    const impossible = [...this.constraints].filter(([, constraint]) => constraint.values?.every((value) => breaches(constraint, value).length > 0))
      .map(([key]) => contradiction(`'values' of '${key}' leave nothing that may stand there; give at least one that every definition of the key accepts`));
    return [...namesakes, ...impossible];
  }

  private definitions(): TagDefinition[] {
    return [...this.constraints].flatMap(([key, { required, values, patterns }]) => [
      { key, required, ...values && { values: [...values] } }, ...patterns.map((pattern) => ({ key, pattern })),
    ]);
  }
}

function tightened(known: Constraint | undefined, { required, values, pattern }: TagDefinition): Constraint {
  return {
    required: (known?.required ?? false) || (required ?? false),
    values: known?.values && values ? known.values.filter((value) => values.includes(value)) : values ?? known?.values,
    patterns: [...known?.patterns ?? [], ...pattern === undefined ? [] : [pattern]],
  };
}

/** Bounds that a value breaks, as the end of "the value must". */
function breaches({ required, values, patterns }: Constraint, value: string): string[] {
  return [
    ...required && value.trim() === '' ? ['say something'] : [],
    ...values && !values.includes(value) ? [`be one of ${values.join(', ')}`] : [],
    ...patterns.filter((pattern) => !whole(pattern).test(value)).map((pattern) => `match ${pattern}`),
  ];
}

function definitionProblems({ key, values, pattern }: TagDefinition, name: string): Problem[] {
  const problems: Problem[] = [];
  if (key.trim() === '' || name.length > 128 || !AWS_TEXT.test(name) || /^aws:/i.test(name)) {
    problems.push({ code: ErrorCode.INVALID_TAG, message: `'key' must be 1 to 128 letters, digits, spaces or _ . : / = + - @ and not begin with aws:, got ${JSON.stringify(name)}` });
  }
  if (values && pattern !== undefined) {
    problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message: `'values' and 'pattern' exclude each other, got both for '${key}'` });
  }
  for (const value of values?.filter((candidate) => !isAwsValue(candidate)) ?? []) {
    problems.push({ code: ErrorCode.INVALID_TAG, message: `'values' of '${key}' must be ${AWS_VALUE}, got ${JSON.stringify(value)}` });
  }
  if (pattern !== undefined && !isExpression(pattern)) {
    problems.push({ code: ErrorCode.INVALID_TAG, message: `'pattern' must be a regular expression, got ${JSON.stringify(pattern)} for '${key}'` });
  }
  return problems;
}

function isAwsValue(value: string): boolean {
  return value.length <= 256 && AWS_TEXT.test(value);
}

function isExpression(pattern: string): boolean {
  try {
    return Boolean(whole(pattern));
  } catch {
    return false;
  }
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}
