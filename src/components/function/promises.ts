import { LambdaRules } from '../../rules/lambda';
import { LogsRules } from '../../rules/logs';

/** What every `FunctionService` keeps, in every tier. */
export const promises = [LambdaRules.TRACED, LogsRules.RETENTION_SET];
