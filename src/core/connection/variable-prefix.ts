import { IConnectionTarget } from './connection';
import { ErrorCode, PavedRoadError } from '../errors';

/**
 * The beginning of variable names for a target: `ordersDb` and `orders-db` become `ORDERS_DB`. Refuses a target without a name (`MissingValue`),
 * which is what a plain attribute of Python comes to where the interface has a property.
 */
export function variablePrefixOf(target: IConnectionTarget): string {
  const name = target.connectionName as unknown;
  if (typeof name === 'string') return upperSnakeCase(name);
  const message = `'connectionName' must be what the target is called, got ${JSON.stringify(name)}; in Python make it a method with @property, not an attribute`;
  throw PavedRoadError.of(target, ErrorCode.MISSING_VALUE, message);
}

function upperSnakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}
