/**
 * One value of a rendered template.
 *
 * Ask `isKnown` before looking at `value`: a parameter, an import or another intrinsic is there, and its value is not.
 */
export class Reading {
  /** Whether the template gives anything here at all. */
  public readonly isPresent: boolean;

  /** Whether the value is known before the deployment. What is left out is known to be left out. */
  public readonly isKnown: boolean;

  private readonly raw: unknown;

  constructor(
    /** Where the value stands below the properties of its resource, such as `Tags.0.Value`. */
    public readonly path: string,
    value: unknown,
  ) {
    this.raw = isNoValue(value) ? undefined : value;
    this.isPresent = this.raw !== undefined && this.raw !== null;
    this.isKnown = !isIntrinsic(this.raw);
  }

  /** The value as JSON; nothing where it is left out or not known. */
  public get value(): unknown {
    return this.isKnown && this.isPresent ? this.raw : undefined;
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
    return this.raw.map((item, index) => new Reading(`${this.path}.${index}`, item));
  }

  /**
   * A value below this one.
   *
   * @param path names joined by dots, numbers for elements of lists
   */
  public read(path: string): Reading {
    let raw: unknown = this.raw;
    for (const name of path.split('.')) {
      if (isIntrinsic(raw)) return new Reading(this.below(path), raw);
      raw = (raw as Record<string, unknown> | null | undefined)?.[name];
    }
    return new Reading(this.below(path), raw);
  }

  /** The logical id that a `Ref`, `Fn::GetAtt` or the like points at; nothing where the value is no reference. */
  public get target(): string | undefined {
    const raw = this.raw as { 'Ref'?: string; 'Fn::GetAtt'?: string | string[] } | null | undefined;
    if (typeof raw !== 'object' || raw === null) return undefined;
    if (typeof raw.Ref === 'string') return raw.Ref;
    const attribute = raw['Fn::GetAtt'];
    if (Array.isArray(attribute)) return String(attribute[0]);
    return typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
  }

  private below(path: string): string {
    return this.path === '' ? path : `${this.path}.${path}`;
  }
}

/** CloudFormation takes `{ Ref: 'AWS::NoValue' }` out before it reads a template. */
function isNoValue(raw: unknown): boolean {
  return (raw as { Ref?: unknown } | null | undefined)?.Ref === 'AWS::NoValue';
}

function isIntrinsic(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return typeof raw === 'string' && raw.includes('{{resolve:');
  }
  const keys = Object.keys(raw);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
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
