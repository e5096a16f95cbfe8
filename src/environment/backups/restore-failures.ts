import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AlarmSeverity } from '../../core/alarm-severity';
import { IAppEnvironment } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { useOfKey } from '../../core/keys';
import { ServiceRole } from '../../core/service-role';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/**
 * Tells the ticket topic when a restore that was a test has failed: a backup that cannot be restored is none.
 *
 * AWS Backup says so in an event, on its best effort, so the console of AWS Backup has the last word.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export class RestoreFailures extends Construct {
  constructor(scope: Construct, id: string, environment: IAppEnvironment, restoreTestingPlanArn: string) {
    super(scope, id);
    const { identity: { environmentName } } = environment;
    const topic = environment.provideAlarmTopic(this, AlarmSeverity.TICKET);
    const role = new ServiceRole(this, 'Role', 'events.amazonaws.com', `tells about tests of restores that failed in ${environmentName}`);
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }));
    const key = environment.provideKey(this, DataClassification.INTERNAL);
    if (key !== undefined) role.addToPrincipalPolicy(useOfKey(this, key, 'sns', ['kms:Decrypt', 'kms:GenerateDataKey']));
    const rule = new CfnRule(this, 'Resource', {
      description: 'tests of restores that failed',
      eventPattern: {
        'source': ['aws.backup'],
        'detail-type': ['Restore Job State Change'],
        'detail': { status: ['FAILED', 'ABORTED'], restoreTestingPlanArn: [restoreTestingPlanArn] },
      },
      targets: [{ id: 'Topic', arn: topic.topicArn, roleArn: role.roleArn }],
    });
    proposeOnBehalf({
      rule: 'EventBusDLQ', resource: rule, reason: 'EventBridge tries for a day, and AWS Backup lists the jobs that failed; nobody would act on a queue with it',
    });
  }
}
