import { readFileSync } from 'fs';
import { join } from 'path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import Ajv, { Options, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** What others read evidence with: each says what it does not accept of a text. */

/** The rules of SARIF 2.1.0. Its schema has patterns that are none with the flag for Unicode. */
export const faultsInSarif = byAjv('test/fixtures/schemas/sarif-schema-2.1.0.json', { unicodeRegExp: false });

/** The rules of OSCAL 1.1.3. Its schema names definitions by relative ids and three of its fields twice over, which ajv does not follow. */
export const faultsInOscal = byAjv(
  'test/fixtures/schemas/oscal-assessment-results-1.1.3.json',
  { allErrors: true },
  (schema) => Object.values(schema.definitions).forEach(repair),
);

/** The rules of the record. */
export const faultsInRecord = byAjv('schemas/record.schema.json');

const junit = readFileSync(join(__dirname, '../fixtures/schemas/junit-10.xsd'), 'utf8');

/** The rules of JUnit reports, as Jenkins has them. */
export const faultsInJunit = async (xml: string): Promise<string[]> => {
  const { errors } = await validateXML({ xml, schema: junit });
  return errors.map(({ message }) => message);
};

/** The rules of CycloneDX 1.6. */
export const faultsInCyclonedx = async (text: string): Promise<unknown> => new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);

function byAjv(path: string, options: Options = {}, prepare: (schema: any) => void = () => {}): (text: string) => string[] {
  let validate: ValidateFunction | undefined;
  return (text) => {
    if (!validate) {
      const schema = JSON.parse(readFileSync(join(__dirname, '../..', path), 'utf8'));
      prepare(schema);
      const ajv = new Ajv({ strict: false, ...options });
      addFormats(ajv);
      validate = ajv.compile(schema);
    }
    return validate(JSON.parse(text)) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

function repair(part: any): void {
  if (typeof part !== 'object' || part === null) return;
  if (typeof part.$id === 'string') delete part.$id;
  if (part.properties?.id?.id) part.properties.id = part.properties.id.id;
  Object.values(part).forEach(repair);
}
