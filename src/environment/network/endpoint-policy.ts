import { Aws } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * The policy of an endpoint that nobody uses with identities from elsewhere: data cannot be carried out of the network with credentials of
 * another account.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 * @param actions what may be done, such as `dynamodb:*`
 * @param organizationId the organization whose identities are let in beside those of the account
 */
export function ownIdentitiesOnly(actions: string, organizationId?: string): PolicyDocument {
  const allow = (condition: string, value: string) => new PolicyStatement({
    principals: [new AnyPrincipal()],
    actions: [actions],
    resources: ['*'],
    conditions: { StringEquals: { [condition]: value } },
  });
  return new PolicyDocument({
    statements: [
      allow('aws:PrincipalAccount', Aws.ACCOUNT_ID),
      ...organizationId === undefined ? [] : [allow('aws:PrincipalOrgID', organizationId)],
    ],
  });
}
