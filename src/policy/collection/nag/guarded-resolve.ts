import { isIntrinsic } from '../../template/intrinsic';

/** What a rule gets that looks for a value inside of something that is not known before the deployment. */
export class LookedInside extends Error {
  constructor(intrinsic: object, member: string) {
    super(`it looked for '${member}' inside of ${JSON.stringify(intrinsic)}`);
  }
}

/**
 * `Stack.resolve` for rules: resolves each value once, and hands out intrinsics that refuse to be taken for plain objects.
 *
 * A rule that reads `status` of an `{ 'Fn::If': [...] }` would see nothing and take it for a verdict; here it throws, and what
 * a rule throws is unknown.
 */
export class GuardedResolve {
  private readonly objects = new WeakMap<object, unknown>();
  private readonly primitives = new Map<unknown, unknown>();

  /** @param plainResolve what resolves without a guard */
  constructor(private readonly plainResolve: (value: unknown) => unknown) {}

  /** What a value resolves to. */
  public resolve(value: unknown): unknown {
    if (typeof value === 'object' && value !== null) return this.resolveObject(value);
    if (!mayBeToken(value)) return value;
    if (!this.primitives.has(value)) this.primitives.set(value, guarded(this.plainResolve(value)));
    return this.primitives.get(value);
  }

  private resolveObject(value: object): unknown {
    if (settled.has(value)) return value;
    if (!this.objects.has(value)) this.objects.set(value, guarded(this.plainResolve(value)));
    return this.objects.get(value);
  }
}

/** The CDK hides tokens in texts, in negative numbers and in objects; templates hide values behind dynamic references. */
function mayBeToken(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('${Token[') || hidesPlainValue(value);
  return typeof value === 'number' ? value < 0 : typeof value === 'function';
}

/** Whether a text hides a value of Parameter Store. Secrets are left as they are written: rules ask where they are kept, never for the value. */
function hidesPlainValue(text: string): boolean {
  return text.includes('{{resolve:ssm:');
}

/** Guards, and what has guards in it: a rule that resolves a part of what it got gets the part. */
const settled = new WeakSet<object>();

/** The value with a guard around each intrinsic in it, and in place of texts that hide a value; the value itself where it has none. */
function guarded(value: unknown): unknown {
  if (typeof value === 'string' && hidesPlainValue(value)) return guardOf({ 'Fn::Sub': value });
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(guarded);
    return items.every((item, index) => item === value[index]) ? value : settle(items);
  }
  if (isIntrinsic(value)) return guardOf(value);
  const entries = Object.entries(value);
  const parts = entries.map(([, part]) => guarded(part));
  if (parts.every((part, index) => part === entries[index][1])) return value;
  return settle(Object.fromEntries(entries.map(([key], index) => [key, parts[index]])));
}

function guardOf(intrinsic: object): object {
  return settle(new Proxy(intrinsic, { get: readMember }));
}

function settle<T extends object>(value: T): T {
  settled.add(value);
  return value;
}

/** Members by which code recognises what it has in hand; to ask for them is not to look inside. */
const RECOGNISING = new Set(['Ref', 'resolve', 'creationStack', 'toJSON', 'then', 'constructor', 'hasOwnProperty']);

function readMember(intrinsic: object, member: string | symbol): unknown {
  if (typeof member === 'symbol' || member.startsWith('Fn::') || RECOGNISING.has(member)) return Reflect.get(intrinsic, member);
  throw new LookedInside(intrinsic, member);
}
