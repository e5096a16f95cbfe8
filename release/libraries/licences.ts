import { Library } from './carried-libraries';

/**
 * Licences that may lie beside ours, Apache-2.0, in one package, by their SPDX identifiers, and what each asks of us.
 * A licence that is not here wants a person who reads it, and a row.
 */
const COMPATIBLE: Readonly<Record<string, Duty[]>> = {
  'MIT': ['text'],
  'ISC': ['text'],
  'BSD-2-Clause': ['text'],
  'BSD-3-Clause': ['text'],
  'Apache-2.0': ['text'],
  // Of the Python Software Foundation: permissive, without what Python-2.0 has of its history.
  'PSF-2.0': ['text'],
  // Weak copyleft: its files stay under it, unchanged, and whoever gets them is told where their source code is.
  'EPL-2.0': ['text', 'source'],
};

/** What a licence asks: its text in the package, a word in NOTICE about where the source code is. */
type Duty = 'text' | 'source';

/** What is wrong with the licences of libraries: those that are not on the list, and those that ask for what NOTICE does not say. */
export function licenceFaults(libraries: readonly Library[], notice: string): string[] {
  return libraries.flatMap(({ name, version, license }) => {
    const taken = licenceTaken(license);
    if (taken === undefined) return [`${name} ${version} is under '${license ?? 'no licence'}', which release/libraries/licences.ts does not list; read it, then list it or leave ${name} out`];
    const says = new RegExp(`^${name} is distributed under [^]*source\\s+code is\\s+available`, 'm').test(notice);
    return COMPATIBLE[taken].includes('source') && !says ? [`${taken} wants NOTICE to say where the source code of ${name} is`] : [];
  });
}

/** Which licence is taken of those that a library offers; nothing where none is compatible. */
export function licenceTaken(expression = ''): string | undefined {
  return expression.replace(/^\((.*)\)$/, '$1').split(' OR ').find((licence) => licence in COMPATIBLE);
}
