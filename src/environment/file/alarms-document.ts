import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { Readers } from './readers';
import { AlarmSeverity } from '../../core/alarm-severity';
import { IAlarmSource } from '../../core/core-sources';
import { AlarmRouting, AlarmTopics } from '../alarms/alarm-routing';
import { AlarmSubscription } from '../alarms/alarm-subscription';

/** Somebody that alarms are delivered to, as a file has it: at either address. */
export interface AlarmSubscriptionDocument {
  /** An e-mail address. */
  readonly email?: string;
  /** Where an on-call service takes them, such as `https://oncall.example.com/shop`. */
  readonly url?: string;
  /** The severities that are delivered; all of them where they are left out. */
  readonly severities?: AlarmSeverity[];
}

/** Topics that exist already, by their ARNs. */
export type AlarmTopicsDocument = { readonly [Severity in keyof AlarmTopics]: string };

/** What is known of somebody that alarms are delivered to, and how it is read. */
export const SUBSCRIPTION: Readers<AlarmSubscription, AlarmSubscriptionDocument> = {
  subscription: ({ email, url }) => email === undefined ? new UrlSubscription(url!) : new EmailSubscription(email),
  severities: ({ severities }) => severities,
};

/** Publishes to topics that exist already. */
export function alarmsOf(arns: AlarmTopicsDocument): IAlarmSource {
  return {
    bind: (scope, id, environment) => {
      const brought = new Construct(scope, id);
      const topics = Object.fromEntries(Object.entries(arns).map(([severity, arn]) => [severity, Topic.fromTopicArn(brought, severity, arn)]));
      return AlarmRouting.toTopics(topics as unknown as AlarmTopics).bind(brought, 'Routing', environment);
    },
  };
}
