import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Log groups say how long they keep events. */
export class RetentionSet extends Rule {
  constructor() {
    super({
      id: 'PR-LOGS-RETENTION-SET',
      statement: 'log groups say how long they keep their events',
      why: 'without a retention events are kept and paid for without end, and personal data in them too',
      fix: 'leave the log group to the component, whose tier decides, or set RetentionInDays',
      severity: Severity.ERROR,
      types: ['AWS::Logs::LogGroup'],
      source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
      sameAs: [
        'HIPAA.Security-CloudWatchLogGroupRetentionPeriod', 'NIST.800.53.R4-CloudWatchLogGroupRetentionPeriod',
        'NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod', 'PCI.DSS.321-CloudWatchLogGroupRetentionPeriod',
        'Serverless-CloudWatchLogGroupRetentionPeriod',
      ],
    });
  }

  public judge(group: ResourceView): Verdict {
    const days = group.read('RetentionInDays');
    return judgeValue(days, (days.number ?? 0) > 0);
  }
}
