import { Construct } from 'constructs';
import { databaseFromContract } from './database-from-contract';
import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { IServiceDatabase } from '../service-database-interface';
import { ServiceDatabaseProps } from '../service-database-props';
import { settledProps } from '../settled-props';

/** The shared database that the contract of the environment offers for a requirement; nothing where the requirement gets one of its own. */
export function sharedDatabaseFor(scope: Construct, id: string, props: ServiceDatabaseProps): IServiceDatabase | undefined {
  const { environment, componentName: name = id, dataClassification, engine } = settledProps(props);
  const contract = environment?.contract;
  if (!contract) return undefined;
  if (!contract.componentNames) {
    const { environmentName } = environment.identity;
    const message = `the contract of '${environmentName}' must be at hand to know whether it offers '${name}', got none; put it into contracts/${environmentName}.json, or say which it is: ServiceDatabase.fromContract or new ServiceDatabase`;
    throw PavedRoadError.about(`${scope.node.path}/${id}`, [{ code: ErrorCode.MISSING_VALUE, message }]);
  }
  if (!contract.componentNames.includes(name)) return undefined;
  return databaseFromContract(scope, id, { environment, name, dataClassification, dialect: engine._kind.dialect });
}
