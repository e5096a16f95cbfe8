/* eslint-disable @typescript-eslint/no-require-imports, import/no-extraneous-dependencies -- only who compares templates needs it, and loading what it knows of AWS takes two seconds */
import type * as diff from '@aws-cdk/cloudformation-diff';
import { ErrorCode, PavedRoadError } from '../core/errors';

const NAME = '@aws-cdk/cloudformation-diff';

/**
 * The library of the CDK that compares templates, loaded when it is first needed. It does not come with this one: where it is not installed, `LibraryMissing`
 * says how to do that.
 */
export function diffLibrary(): typeof diff {
  try {
    return require('@aws-cdk/cloudformation-diff');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'MODULE_NOT_FOUND' || !message.includes(`'${NAME}'`)) throw error;
    throw PavedRoadError.about('', [{
      code: ErrorCode.LIBRARY_MISSING,
      message: `'${NAME}' must be installed to compare templates, got nothing; npm install --save-dev ${NAME}@2.187.5`,
    }]);
  }
}
