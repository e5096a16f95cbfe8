import { Environment, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ContractDocument } from './contract-document';
import { FromContractProps } from './from-contract-props';
import { ErrorCode, Problem } from '../../core/errors';
import { identityProblems, unresolvedProblem } from '../../core/identity-problems';
import { residenceProblems } from '../../governance/governed-environment';

/** What an application says when it takes part, with what the contract says where it says nothing. */
export type Participation = Partial<Omit<FromContractProps, 'file'>> & { readonly name: string };

/** What keeps an application from taking part in an environment. */
export function fromContractProblems(scope: Construct, given: FromContractProps, whole: Participation, contract?: ContractDocument): Problem[] {
  return [
    ...missingProblems(whole, contract),
    ...(['application', 'owner', 'costCenter'] as const).flatMap((prop) => whole[prop] === undefined ? [] : identityProblems(prop, whole[prop])),
    ...contract ? contradictions(given, contract) : [],
    ...residenceProblems(scope, given.name),
  ];
}

/** The name of an environment is asked for first: its contract lies in a file of that name. */
export function nameProblems(name: string): Problem[] {
  if (Token.isUnresolved(name)) return [unresolvedProblem('name', 'what is published is found by it')];
  if (/^[A-Za-z][A-Za-z0-9-]{0,62}$/.test(name)) return [];
  const message = `'name' must be the name of an environment, a letter and at most 62 letters, digits and dashes, got ${JSON.stringify(name)}`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}

function missingProblems(whole: Participation, contract?: ContractDocument): Problem[] {
  const missing = (['tier', 'application', 'owner', 'costCenter'] as const).filter((prop) => whole[prop] === undefined);
  if (contract && whole.tier === undefined) {
    const message = `the tier of the environment '${contract.name}' must be based on a built-in one that is known here, got ${contract.tier.lineage.join(' > ')}; upgrade cdk-paved-road`;
    return [{ code: ErrorCode.INCOMPATIBLE_CONTRACT, message }];
  }
  return missing.map((prop) => {
    const message = `'${prop}' must be given without the contract of '${whole.name}', got undefined; put that into contracts/${whole.name}.json, or name its 'file'`;
    return { code: ErrorCode.MISSING_VALUE, message };
  });
}

function contradictions(given: FromContractProps, contract: ContractDocument): Problem[] {
  const differs = (prop: string, wanted: string | undefined, said: string | undefined): Problem[] => {
    if (wanted === undefined || said === undefined || wanted === said) return [];
    const message = `'${prop}' must be what the contract says, which is '${said}', got '${wanted}'; leave it out, or take the contract of another environment`;
    return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
  };
  return [...differs('name', given.name, contract.name), ...differs('tier', given.tier?.name, contract.tier.name)];
}

/** What keeps an environment from lying where its user says: its contract says another account or region. */
export function whereaboutsProblems(around: Environment, contract: Pick<ContractDocument, 'name' | 'account' | 'region'>): Problem[] {
  return (['account', 'region'] as const).flatMap((what) => {
    const [here, there] = [around[what], contract[what]];
    if (here === undefined || there === undefined || here === there) return [];
    const message = `the environment '${contract.name}' must be used in the ${what} of its contract, which is ${there}, got ${here}; leave 'env' out, or take the contract of an environment that lies there`;
    return [{ code: ErrorCode.OTHER_ACCOUNT_OR_REGION, message }];
  });
}
