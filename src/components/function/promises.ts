import { LambdaRules } from '../../rules/lambda';
import { LogsRules } from '../../rules/logs';

/** What every `FunctionService` keeps, in every tier. */
export const promises = [LambdaRules.TRACED, LambdaRules.NO_PUBLIC_URL, LogsRules.RETENTION_SET];
