import { Series } from '../../files/json-pieces';
import { oneLine } from '../../text/printable';

/** Sets our names of properties apart from those of OSCAL itself. */
const NAMESPACE = 'urn:cdk-paved-road';

/** A named value that OSCAL has no field for. */
interface Property {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
}

/** Properties by their names, which are tokens; what has no value is left out, since OSCAL refuses empty ones, and empty lists. */
export function propertiesOf(values: Readonly<Record<string, string | number | undefined>>): readonly Property[] | undefined {
  return filled(Object.entries(values).flatMap(([name, value]) => {
    const text = value === undefined ? '' : plain(String(value));
    return text === '' ? [] : [{ name, ns: NAMESPACE, value: text }];
  }));
}

/** A property as JSON; empty where it has no value. For what there is so much of that its JSON is put together from texts. */
export function propertyText(name: string, value: string | undefined): string {
  const text = plain(value ?? '');
  return text === '' ? '' : `{"name":"${name}","ns":"${NAMESPACE}","value":${JSON.stringify(text)}}`;
}

/** A list as JSON from the texts of its elements, without the empty ones. */
export function listText(...elements: readonly string[]): string {
  return `[${elements.filter((element) => element !== '').join(',')}]`;
}

/** Text on one line without blanks at its edges. */
export function plain(text: string): string {
  return ORDINARY.test(text) ? text : oneLine(text);
}

/** Text as Markdown on one line that shows it as it is: OSCAL reads titles and descriptions so. Never empty. */
export function markup(text: string): string {
  return plain(text).replace(MARKS, (mark) => `\\${mark}`) || 'nothing is said';
}

/** A list, unless it is empty: OSCAL refuses empty lists. */
export function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** The JSON of something for each item of a list, unless it is empty. */
export function series<T>(items: readonly T[], textOf: (item: T) => string): Series<T> | undefined {
  return items.length > 0 ? new Series(items, textOf) : undefined;
}

/**
 * The id of a control as OSCAL can say it: `ac-2.1` for `NIST.800-53.R5/AC-2(1)`, as the catalogs of NIST have it. What does not begin with a
 * letter has its framework in front.
 */
export function controlToken(framework: string, control: string): string {
  const token = tokenOf(control);
  return /^[\p{L}_]/u.test(token) ? token : `${tokenOf(framework).replace(/^(?![\p{L}_])/u, '_')}-${token}`;
}

function tokenOf(text: string): string {
  return text.toLowerCase().replace(/\)/g, '').replace(/\(/g, '.').replace(/[^\p{L}\p{N}._-]+/gu, '-');
}

const ORDINARY = /^[!-~](?:[ -~]*[!-~])?$/;
/** What Markdown, and OSCAL in it, would take for more than a character. */
const MARKS = /^[#>+-]|[\\`*~^<[{]/g;
