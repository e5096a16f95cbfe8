import { CONTRACT_VERSION, contractPrefix } from './contract-tree';
import { ContractEntry } from '../../evidence/record/record';

/** What the record says about an environment that is offered. */
export function offeredContract(environmentName: string): ContractEntry {
  return { imported: false, version: CONTRACT_VERSION, parameters: contractPrefix(environmentName) };
}
