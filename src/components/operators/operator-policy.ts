import { Stack } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { GovernedComponent } from '../../governance/governed-component';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';
import { arnInFindings } from '../../governance/statements/arn-in-findings';

/** Without it, whoever may start sessions on a host may start every kind of session there. */
const DOCUMENT_CHECKED = { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } };

/**
 * What an operator may do: start sessions on the host of today with the documents of this access alone, and end their own.
 *
 * The host is known by the tag that its group gives it, which nobody else can set.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-specify-session-document.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html
 */
export class OperatorPolicy extends ManagedPolicy {
  private readonly secondFactor: object;
  private documents?: PolicyStatement;

  constructor(component: GovernedComponent, id: string, group: AutoScalingGroup, mfaRequired: boolean) {
    super(component, id, { description: `lets people start sessions through ${component.node.path}` });
    this.secondFactor = mfaRequired ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {};
    this.allowHost(group);
    this.allowOwnSessions();
    this.explainWildcards(component);
  }

  /** Lets operators start sessions with a document. */
  public allowDocument(document: CfnDocument): void {
    if (!this.documents) {
      this.documents = new PolicyStatement({ actions: ['ssm:StartSession'], conditions: { ...DOCUMENT_CHECKED, ...this.secondFactor } });
      this.addStatements(this.documents);
    }
    this.documents.addResources(Stack.of(this).formatArn({ service: 'ssm', resource: 'document', resourceName: document.ref }));
  }

  private allowHost({ autoScalingGroupName }: AutoScalingGroup): void {
    this.addStatements(
      new PolicyStatement({
        actions: ['ssm:StartSession'],
        resources: [Stack.of(this).formatArn({ service: 'ec2', resource: 'instance', resourceName: '*' })],
        conditions: { StringEquals: { 'ssm:resourceTag/aws:autoscaling:groupName': autoScalingGroupName }, ...DOCUMENT_CHECKED, ...this.secondFactor },
      }),
      new PolicyStatement({ actions: ['ec2:DescribeInstances', 'ssmmessages:OpenDataChannel'], resources: ['*'] }),
    );
  }

  private allowOwnSessions(): void {
    this.addStatements(new PolicyStatement({
      actions: ['ssm:ResumeSession', 'ssm:TerminateSession'],
      resources: [Stack.of(this).formatArn({ service: 'ssm', resource: 'session', resourceName: '*' })],
      conditions: { StringEquals: { 'ssm:resourceTag/aws:ssmmessages:session-id': '${aws:userid}' } },
    }));
  }

  private explainWildcards(component: GovernedComponent): void {
    const explain = (resource: string, reason: string) => proposeOnBehalf({ rule: `AwsSolutions-IAM5[Resource::${resource}]`, resource: this, reason });
    explain('*', 'AWS has no resources to narrow DescribeInstances to, which finds the host, nor the channel of a session that was allowed to start');
    explain(arnInFindings(component, 'ec2', 'instance/*'), 'hosts come and go; a condition admits none but those of the one group');
    explain(arnInFindings(component, 'ssm', 'session/*'), 'sessions get their names when they start; a condition admits none but those of the same person');
  }
}
