import { readFileSync } from 'fs';
import { join } from 'path';
import type { ErrorObject, FormatDefinition, ValidateFunction } from 'ajv';
import { schemaValidator } from './bundled';
import { wayOut } from './nearest';

/** Something that is wrong with a document, and where in it. */
export interface DocumentProblem {
  /** The keys and places that lead there, such as `['allow', 'regions', '0']`; those that are there. */
  readonly path: readonly string[];
  /** What is wrong, in words. */
  readonly message: string;
}

/** A JSON Schema of this package, the one that editors use, which says in words what is wrong with a document. */
export class DocumentSchema {
  private validate?: ValidateFunction;

  /**
   * @param file the name of the file in `schemas`
   * @param formats formats of texts that only this library knows
   */
  constructor(private readonly file: string, private readonly formats: Readonly<Record<string, FormatDefinition<string>['validate']>> = {}) {}

  /** What is wrong with a document; nothing where it is as the schema says. */
  public problemsIn(document: unknown): DocumentProblem[] {
    const validate = this.validate ??= this.compile();
    return validate(document) ? [] : validate.errors!.filter(isTelling).map(inWords);
  }

  private compile(): ValidateFunction {
    const validator = schemaValidator();
    for (const [name, isOne] of Object.entries(this.formats)) validator.addFormat(name, isOne as (text: string) => boolean);
    const path = join(__dirname, '..', '..', '..', 'schemas', this.file);
    return validator.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  }
}

/** The name of a place in a document, as people write it: `waivers[0].reason`. */
export function nameOf(path: readonly string[]): string {
  return path.map((part) => /^\d+$/.test(part) ? `[${part}]` : `.${part}`).join('').replace(/^\./, '') || 'the file';
}

/** A value as a message has it. */
export function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** The alternatives of a choice say nothing that the choice itself does not. */
function isTelling({ keyword, schemaPath }: ErrorObject): boolean {
  return !['if', 'propertyNames'].includes(keyword) && !/\/(oneOf|anyOf)\/\d+\//.test(schemaPath) && !schemaPath.startsWith('#/definitions/reference/');
}

function inWords(error: ErrorObject): DocumentProblem {
  const { keyword, params, data, propertyName } = error;
  const parent = error.instancePath.split('/').slice(1).map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const schema = error.parentSchema as { title?: string; enum?: string[]; const?: unknown; properties?: object };
  const about = (path: readonly string[], message: string) => ({ path, message: `'${nameOf(path)}' ${message}` });
  const value = keyword === 'uniqueItems' ? (data as unknown[])[params.i as number] : data;
  const wrong = (bound: string, hint = '') => about(parent, `must ${bound}, got ${quoted(value)}${hint}`);

  if (propertyName !== undefined) {
    return { path: [...parent, propertyName], message: `'${nameOf(parent)}' must have ${schema.title} for a key, got ${quoted(propertyName)}` };
  }
  switch (keyword) {
    case 'additionalProperties': return about([...parent, String(params.additionalProperty)], `is not known here; ${wayOut(String(params.additionalProperty), Object.keys(schema.properties ?? {}))}`);
    case 'required': return { path: parent, message: `'${nameOf([...parent, String(params.missingProperty)])}' must be given, got nothing${missing(schema.properties, String(params.missingProperty))}` };
    case 'dependencies': return about(parent, `must have '${params.deps}' where it has '${params.property}'; without it '${params.property}' says nothing`);
    case 'false schema': return about(parent, 'must not be given here; take it out');
    case 'oneOf': return about(parent, `must be ${schema.title}, got ${Object.keys(data as object).join(', ') || 'nothing'}`);
    case 'enum': return wrong(`be one of ${schema.enum!.join(', ')}`);
    case 'const': return wrong(`be ${String(schema.const)}`);
    case 'uniqueItems': return wrong('have each entry once', ' twice');
    case 'minItems': case 'minProperties': return about(parent, 'must have at least one entry, got none');
    case 'minimum': return wrong(`be at least ${params.limit}`);
    case 'maximum': return wrong(`be at most ${params.limit}`);
    default: return wrong(`be ${schema.title ?? KINDS[String(params.type)] ?? error.message}`, params.type === 'string' && typeof data === 'number' ? '; put it in quotes' : '');
  }
}

const KINDS: Readonly<Record<string, string>> = { object: 'a mapping', array: 'a list', string: 'a text' };

function missing(properties: object = {}, name: string): string {
  const { enum: values, const: value } = (properties as Record<string, { enum?: string[]; const?: unknown }>)[name] ?? {};
  return values ? `; it is one of ${values.join(', ')}` : value === undefined ? '' : `; write '${name}: ${String(value)}'`;
}
