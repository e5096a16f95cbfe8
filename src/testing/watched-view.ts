import { Reading } from '../policy/template/reading';
import { ResourceView } from '../policy/template/resource-view';

/**
 * A value that a rule has read.
 *
 * @internal
 */
export interface ReadValue {
  /** The logical id of the resource that it belongs to. */
  readonly logicalId: string;
  /** Where it stands in the definition of that resource, such as `Properties`, `Tags`, `0`. */
  readonly keys: readonly string[];
}

type Note = (keys: readonly string[]) => void;

/** Members of a reading that say where it stands and not what is there. */
const NAMES = ['path', 'constructor', 'read'];

/**
 * A view that behaves like another and tells which values are looked at, those of its neighbours too.
 *
 * @internal
 */
export function watched(view: ResourceView, note: (read: ReadValue) => void): ResourceView {
  return new Proxy(view, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || name === 'constructor') return member;
      return (...given: unknown[]) => {
        const beside = name === 'attribute' ? [] : ['Properties'];
        const noteBelow: Note = (keys) => note({ logicalId: target.place.logicalId, keys: [...beside, ...keys] });
        return watchedResult((member as (...values: unknown[]) => unknown).apply(target, given), noteBelow, note);
      };
    },
  });
}

function watchedResult(result: unknown, noteBelow: Note, note: (read: ReadValue) => void): unknown {
  if (result instanceof Reading) return watchedReading(result, noteBelow, note);
  if (result instanceof ResourceView) return watched(result, note);
  const isList = Array.isArray(result) && result.every((each) => each instanceof Reading || each instanceof ResourceView);
  return isList ? result.map((each) => watchedResult(each, noteBelow, note)) : result;
}

function watchedReading(reading: Reading, noteBelow: Note, note: (read: ReadValue) => void): Reading {
  return new Proxy(reading, {
    get(target, name) {
      if (typeof name === 'string' && !NAMES.includes(name)) noteBelow(target.path.split('.'));
      const member: unknown = Reflect.get(target, name, target);
      if (name === 'value') return watchedJson(member, target.path.split('.'), noteBelow);
      if (name === 'constructor') return member;
      if (typeof member !== 'function') return watchedResult(member, noteBelow, note);
      return (...given: unknown[]) => watchedResult((member as (...values: unknown[]) => unknown).apply(target, given), noteBelow, note);
    },
  });
}

/** A copy of a JSON value that tells which of its parts are looked at. */
function watchedJson(value: unknown, keys: readonly string[], note: Note): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = Array.isArray(value) ? [...value as unknown[]] : { ...value };
  return new Proxy(copy, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name, target);
      if (typeof name !== 'string' || typeof part === 'function' || name === 'length' || isIntrinsicKey(name)) return part;
      note([...keys, name]);
      return watchedJson(part, [...keys, name], note);
    },
  });
}

function isIntrinsicKey(name: string): boolean {
  return name === 'Ref' || name === 'Condition' || name === 'toJSON' || name.startsWith('Fn::');
}
