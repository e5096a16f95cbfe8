import { semverLibrary } from '../../../private/documents/bundled';

/** A library and ranges, all of which its version satisfies: `acme-cdk@^2 and >=2.1`. */
interface TrustedLibrary {
  readonly library: string;
  readonly ranges: readonly string[];
}

/** Whether a text names a library with a range of versions, such as `cdk-paved-road@^1`. */
export function isLibraryRange(text: string): boolean {
  const { library, ranges } = parse(text);
  return library.trim() === library && library.length > 0 && ranges.every((range) => range.trim() !== '' && semverLibrary().validRange(range) !== null);
}

/** Whether one of the entries trusts that version of that library. */
export function isTrusted(entries: readonly string[], library: string, version: string): boolean {
  return entries.map(parse).some((entry) => entry.library === library && entry.ranges.every((range) => semverLibrary().satisfies(version, range)));
}

/** What two lists both trust, without what another entry trusts already. */
export function trustedByBoth(a: readonly string[], b: readonly string[]): string[] {
  const both = a.map(parse).flatMap((left) => b.map(parse)
    .filter(({ library }) => library === left.library)
    .map(({ library, ranges }) => ({ library, ranges: narrowest([...left.ranges, ...ranges]) })));
  return strongest(both.sort(inOrder), (entry, other) => isWithin(entry, other)).map(textOf);
}

/** A list without what another entry of it trusts already. */
export function withoutRepetition(entries: readonly string[]): string[] {
  return trustedByBoth(entries, entries);
}

function parse(entry: string): TrustedLibrary {
  const at = entry.lastIndexOf('@');
  return { library: entry.slice(0, Math.max(at, 0)), ranges: entry.slice(at + 1).split(' and ') };
}

function textOf({ library, ranges }: TrustedLibrary): string {
  return `${library}@${ranges.join(' and ')}`;
}

/** Ranges without those that another one implies. */
function narrowest(ranges: readonly string[]): string[] {
  return strongest([...ranges].sort(), (range, other) => semverLibrary().subset(other, range));
}

function isWithin(entry: TrustedLibrary, other: TrustedLibrary): boolean {
  return entry.library === other.library && other.ranges.every((wide) => entry.ranges.some((narrow) => semverLibrary().subset(narrow, wide)));
}

/** The elements that no other one makes superfluous; the first of those that make each other so. */
function strongest<T>(elements: readonly T[], isSuperfluousBeside: (element: T, other: T) => boolean): T[] {
  return elements.filter((element, index) => !elements.some((other, place) => place !== index && isSuperfluousBeside(element, other)
    && (place < index || !isSuperfluousBeside(other, element))));
}

function inOrder(a: TrustedLibrary, b: TrustedLibrary): number {
  return textOf(a) < textOf(b) ? -1 : 1;
}
