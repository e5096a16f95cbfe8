import { DatabaseCapacity } from './database-capacity';
import { memoryOf } from './instance-memory';

/** What one ACU has. */
const CAPACITY_UNIT = 2 * 1024 ** 3;

/** How many bytes of memory each instance of a database has, a serverless one at its maximum; nothing for a class that is not known. */
export function memoryOfCapacity({ _serverless, _provisioned }: DatabaseCapacity): number | undefined {
  const sizes = [
    ..._serverless ? [_serverless.maximum * CAPACITY_UNIT] : [],
    ..._provisioned ? [memoryOf(`db.${_provisioned.instanceType}`)?.value] : [],
  ];
  return sizes.includes(undefined) ? undefined : Math.min(...sizes as number[]);
}
