import { Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** An ARN as cdk-nag writes it into the ids of its findings: with placeholders for what is not known before the deployment. */
export function arnInFindings(scope: IConstruct, service: string, resource: string): string {
  const { account, region } = Stack.of(scope);
  const known = (value: string, placeholder: string) => Token.isUnresolved(value) ? `<${placeholder}>` : value;
  return `arn:<AWS::Partition>:${service}:${known(region, 'AWS::Region')}:${known(account, 'AWS::AccountId')}:${resource}`;
}
