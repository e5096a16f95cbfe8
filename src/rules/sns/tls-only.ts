import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { Reading } from '../../policy/template/reading';
import { ResourceView } from '../../policy/template/resource-view';
import { allOf, anyOf } from '../answer';
import { isAlways, judgeCompanions, refersTo } from '../companion';
import { refusesPlainRequests } from '../insecure-transport';
import { isEverything } from '../policy-statements';

const POLICIES = [
  { type: 'AWS::SNS::TopicPolicy', topics: 'Topics' },
  { type: 'AWS::SNS::TopicInlinePolicy', topics: 'TopicArn' },
];

/** Topics refuse messages that come without TLS. */
export class TlsOnly extends Rule {
  constructor() {
    super({
      id: 'PR-SNS-TLS-ONLY',
      statement: 'topics refuse messages that are published without TLS',
      why: 'a message that is published over plain HTTP can be read and changed on its way',
      fix: 'topics of an AppEnvironment always do; set enforceSSL of a Topic, or deny sns:Publish to everyone where aws:SecureTransport is false',
      severity: Severity.ERROR,
      types: ['AWS::SNS::Topic'],
      source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
      sameAs: ['AwsSolutions-SNS3'],
    });
  }

  public judge(topic: ResourceView): Verdict {
    const isTopic = (written: Reading) => refersTo(written, topic);
    const coverTopic = (resources: Reading[]) => anyOf(resources.map((written) => written.target ? isTopic(written) : isEverything(written)));
    const answers = POLICIES.flatMap(({ type, topics }) => topic.referrers(type).map((policy) => allOf([
      isAlways(policy),
      anyOf(policy.read(topics).parts.map(isTopic)),
      refusesPlainRequests(policy.read('PolicyDocument'), /^(sns:(publish|\*)|\*)$/i, coverTopic),
    ])));
    return judgeCompanions(answers, 'AWS::SNS::TopicPolicy.PolicyDocument', 'no topic policy refuses messages without TLS');
  }
}
