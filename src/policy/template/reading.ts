import { isNoValue } from './intrinsic';
import { intrinsicFunction } from './references/intrinsic-function';
import { reasonFor } from './references/reason';

/**
 * What a value can find out about the app around it.
 *
 * @internal
 */
export interface Surroundings {
  /** The value as the deployment will have it; nothing where that is not known. */
  known(value: unknown): unknown;

  /** Why a value is not known. */
  reasonFor(value: unknown): string;

  /** What somebody stated about a property; nothing where nobody did. */
  stated(path: string): unknown;
}

/**
 * One value of a rendered template.
 *
 * Ask `isKnown` before looking at `value`: an intrinsic is there, and its value is often not. A reference that leads through
 * the app to a literal is known, such as an import of an output with a fixed value or a parameter with one allowed value.
 */
export class Reading {
  /**
   * A value with the app around it.
   *
   * @internal
   */
  public static _within(surroundings: Surroundings | undefined, path: string, value: unknown): Reading {
    const reading = new Reading(path, value);
    reading.surroundings = surroundings;
    return reading;
  }

  /** Whether the template gives anything here at all. */
  public readonly isPresent: boolean;

  private readonly written: unknown;
  private surroundings?: Surroundings;
  private settled?: { readonly value: unknown; readonly isKnown: boolean };

  /**
   * @param path where the value stands below the properties of its resource, such as `Tags.0.Value`
   * @param value what stands there; on its own, with no app to follow references in
   */
  constructor(
    /** Where the value stands below the properties of its resource, such as `Tags.0.Value`. */
    public readonly path: string,
    value: unknown,
  ) {
    this.written = isNoValue(value) ? undefined : value;
    this.isPresent = this.written !== undefined && this.written !== null;
  }

  /** Whether the value is known before the deployment. What is left out is known to be left out. */
  public get isKnown(): boolean {
    return this.settle().isKnown;
  }

  /**
   * Why the value is not known, in words such as `parameter Env` or `import of shop:Vpc`; nothing where it is known.
   * It names what the template refers to and never shows a secret.
   */
  public get reason(): string | undefined {
    if (this.isKnown) return undefined;
    return this.surroundings?.reasonFor(this.written) ?? reasonFor(this.written, []);
  }

  /** The value as JSON, which nobody can change; nothing where it is left out or not known. */
  public get value(): unknown {
    return this.isKnown && this.isPresent ? frozen(this.raw) : undefined;
  }

  /** The value as a boolean, also where the template writes it as a text; nothing where it is neither. */
  public get flag(): boolean | undefined {
    if (this.value === true || this.value === 'true') return true;
    if (this.value === false || this.value === 'false') return false;
    return undefined;
  }

  /** The value as a number, also where the template writes it as a text; nothing where it is none. */
  public get number(): number | undefined {
    const value = typeof this.value === 'string' && this.value.trim() !== '' ? Number(this.value) : this.value;
    return typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
  }

  /**
   * The value as a text. The parts of an `Fn::Join` or `Fn::Sub` that are not known stand as `${...}`;
   * nothing where there is no text at all.
   */
  public get text(): string | undefined {
    return textOf(this.raw);
  }

  /** The elements of a list, or the value itself where the template writes one element without a list. */
  public get items(): Reading[] {
    if (!this.isPresent || !this.isKnown) return [];
    if (!Array.isArray(this.raw)) return [this];
    return this.raw.map((item, index) => this.child(`${this.path}.${index}`, item));
  }

  /** The elements of a list as `items` has them; a list that is not known stands for one element that is not known. */
  public get parts(): Reading[] {
    return this.isKnown ? this.items : [this];
  }

  /** The keys of a map, whatever characters they have; none where the value is no map or not known. */
  public get keys(): string[] {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  }

  /**
   * What the template has, whether or not it is known.
   *
   * @internal
   */
  public get _written(): unknown {
    return this.written;
  }

  /**
   * The entry of a map under a key, whatever characters the key has.
   *
   * @param key one of `keys`
   */
  public entry(key: string): Reading {
    const path = this.below(key);
    if (!this.isKnown) return this.child(path, this.written);
    return this.child(path, (this.raw as Record<string, unknown> | null | undefined)?.[key]);
  }

  /**
   * A value below this one.
   *
   * @param path names joined by dots, numbers for elements of lists
   */
  public read(path: string): Reading {
    let raw: unknown = this.raw;
    for (const name of path.split('.')) {
      if (isIntrinsic(raw)) raw = this.surroundings?.known(raw) ?? raw;
      if (isIntrinsic(raw)) break;
      raw = (raw as Record<string, unknown> | null | undefined)?.[name];
    }
    return this.child(this.below(path), raw);
  }

  /** The logical id that a `Ref`, `Fn::GetAtt` or the like points at; nothing where the value is no reference. */
  public get target(): string | undefined {
    const raw = this.written as { 'Ref'?: string; 'Fn::GetAtt'?: string | string[] } | null | undefined;
    if (typeof raw !== 'object' || raw === null) return undefined;
    if (typeof raw.Ref === 'string') return raw.Ref;
    const attribute = raw['Fn::GetAtt'];
    if (Array.isArray(attribute)) return String(attribute[0]);
    return typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
  }

  /** What the template has, or what it comes to where that is known. */
  private get raw(): unknown {
    return this.settle().value;
  }

  private settle(): { readonly value: unknown; readonly isKnown: boolean } {
    return this.settled ??= isIntrinsic(this.written) ? this.find() : { value: this.written, isKnown: true };
  }

  private find(): { readonly value: unknown; readonly isKnown: boolean } {
    const value = this.surroundings?.known(this.written) ?? this.surroundings?.stated(this.path);
    return value === undefined ? { value: this.written, isKnown: false } : { value, isKnown: true };
  }

  private child(path: string, value: unknown): Reading {
    return Reading._within(this.surroundings, path, value);
  }

  private below(path: string): string {
    return this.path === '' ? path : `${this.path}.${path}`;
  }
}

/** Rules share what they read, so none may change it under the eyes of the others. */
function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

function isIntrinsic(raw: unknown): boolean {
  return typeof raw === 'string' ? raw.includes('{{resolve:') : intrinsicFunction(raw) !== undefined;
}

function textOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { 'Fn::Join': join, 'Fn::Sub': sub, Ref: ref } = raw as { 'Fn::Join'?: [string, unknown]; 'Fn::Sub'?: unknown; 'Ref'?: string };
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map((part) => textOf(part) ?? '${?}').join(join[0]);
  if (sub !== undefined) return textOf(Array.isArray(sub) ? sub[0] : sub);
  return typeof ref === 'string' ? `\${${ref}}` : undefined;
}
