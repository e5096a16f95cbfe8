import { Environment } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { ErrorCode, Problem } from '../core/errors';
import { ifKnown, stackAround, stageAround } from '../core/placement';
import { nearest } from '../private/documents/nearest';

/** Where an environment lies, as far as it is known at synthesis: what it says itself, else what is around it. */
export function locationOf(scope: Construct, env: Environment = {}): Environment {
  const around = stackAround(scope) ?? stageAround(scope);
  return { account: ifKnown(env.account ?? around?.account), region: ifKnown(env.region ?? around?.region) };
}

/**
 * What keeps a region from being one of AWS. The list is that of the CDK; a newer region is added to it with `Fact.register`, which
 * its users would do anyway.
 */
export function regionProblems(region: string | undefined): Problem[] {
  const known = RegionInfo.regions.map(({ name }) => name);
  if (region === undefined || known.includes(region)) return [];
  const meant = nearest(region, known);
  const message = `'env.region' must be a region of AWS, got '${region}'; ${meant === undefined ? '' : `did you mean '${meant}'? `}`
    + 'One that is newer than aws-cdk-lib is made known with Fact.register of aws-cdk-lib/region-info';
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}
