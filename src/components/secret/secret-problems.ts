import { Token } from 'aws-cdk-lib';
import { ServiceSecretProps } from './service-secret-props';
import { DataClassification } from '../../core/data-classification';
import { ErrorCode, Problem } from '../../core/errors';

/** The longest description that Secrets Manager takes. */
const LONGEST = 2048;

/** What is wrong with the props of a secret, everything at once. */
export function secretProblems({ dataClassification, description }: ServiceSecretProps): Problem[] {
  return [...classificationProblems(dataClassification), ...descriptionProblems(description)];
}

function classificationProblems(classification: DataClassification | undefined): Problem[] {
  if (classification === undefined) {
    return [{ code: ErrorCode.MISSING_VALUE, message: "'dataClassification' must say what the value calls for, got undefined; choose a DataClassification" }];
  }
  if (classification.isAtLeast(DataClassification.INTERNAL)) return [];
  const message = `'dataClassification' must be at least internal, got ${classification}; what everybody may know is no secret, so make it a variable`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}

function descriptionProblems(description: string | undefined): Problem[] {
  if (description === undefined || Token.isUnresolved(description)) return [];
  if (description.trim() !== '' && description.length <= LONGEST) return [];
  const got = description.trim() === '' ? 'an empty one' : `${description.length}`;
  return [{ code: ErrorCode.INVALID_VALUE, message: `'description' must have from 1 to ${LONGEST} characters, got ${got}; say what the secret opens` }];
}
