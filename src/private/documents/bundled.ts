/* eslint-disable @typescript-eslint/no-require-imports -- whoever writes no policy does not pay for loading what reads one */
import type Ajv from 'ajv';
import type addFormats from 'ajv-formats';
import type * as yaml from 'js-yaml';
import type * as semver from 'semver';

/** The bundled library that reads YAML with positions, loaded when it is first needed. */
export function yamlLibrary(): typeof yaml {
  return require('js-yaml');
}

/** The bundled library of semantic versions, loaded when it is first needed. */
export function semverLibrary(): typeof semver {
  return require('semver');
}

/** A validator of JSON Schemas that finds every problem, loaded when it is first needed. */
export function schemaValidator(): Ajv {
  const AjvClass = require('ajv').default as typeof Ajv;
  const validator = new AjvClass({ allErrors: true, verbose: true, allowUnionTypes: true });
  (require('ajv-formats').default as typeof addFormats)(validator, ['date', 'date-time', 'regex']);
  return validator;
}
