import { SnsRules } from '../../../src/rules/sns';
import { bucket, judging, resource } from '../judging';
import { tlsPolicies } from '../tls-policies';

const topic = resource('AWS::SNS::Topic')({});
const deny = {
  Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: { Ref: 'Topic' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const withPolicy = (policy: Record<string, unknown>) => ({ Topic: topic, Policy: resource('AWS::SNS::TopicPolicy')(policy) });
const having = (...statements: unknown[]) => withPolicy({ Topics: [{ Ref: 'Topic' }], PolicyDocument: { Statement: statements } });

judging(SnsRules.TLS_ONLY, tlsPolicies({ deny, having }));

judging(SnsRules.TLS_ONLY, {
  compliant: {
    'one statement without a list': withPolicy({ Topics: { Ref: 'Topic' }, PolicyDocument: { Statement: deny } }),
    'one of several topics': withPolicy({ Topics: [{ Ref: 'Other' }, { Ref: 'Topic' }], PolicyDocument: { Statement: [{ ...deny, Resource: '*' }] } }),
    'every action of topics': having({ ...deny, Action: 'SNS:*' }),
    'an inline policy': {
      Topic: topic,
      Policy: resource('AWS::SNS::TopicInlinePolicy')({ TopicArn: { Ref: 'Topic' }, PolicyDocument: { Statement: [deny] } }),
    },
  },
  nonCompliant: {
    'no policy': topic,
    'a policy for another topic, which names this one': withPolicy({ Topics: [{ Ref: 'Other' }], PolicyDocument: { Statement: [deny] } }),
    'subscribing alone': having({ ...deny, Action: 'sns:Subscribe' }),
    'publishing in batches alone': having({ ...deny, Action: 'sns:PublishBatch' }),
    'publishing of another service': having({ ...deny, Action: 'notsns:Publish' }),
    'another topic of the same policy': having({ ...deny, Resource: { Ref: 'Other' } }),
  },
  unknown: {
    'a policy that is a parameter': withPolicy({ Topics: [{ Ref: 'Topic' }], PolicyDocument: { Ref: 'P' } }),
    'topics that depend on a condition': withPolicy({
      Topics: { 'Fn::If': ['C', [{ Ref: 'Topic' }], []] },
      PolicyDocument: { Statement: [deny] },
    }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});
