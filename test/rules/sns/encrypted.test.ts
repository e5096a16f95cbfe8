import { SnsRules } from '../../../src/rules/sns';
import { bucket, judging, resource } from '../judging';

const topic = resource('AWS::SNS::Topic');

judging(SnsRules.ENCRYPTED, {
  compliant: {
    'the key of AWS': topic({ KmsMasterKeyId: 'alias/aws/sns' }),
    'a key of the template': topic({ KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }),
    'an alias in this account': topic({ KmsMasterKeyId: { 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/orders' } }),
  },
  nonCompliant: {
    'left out': topic({}),
    'an empty text': topic({ KmsMasterKeyId: '' }),
  },
  unknown: {
    'a parameter': topic({ KmsMasterKeyId: { Ref: 'P' } }),
    'an import': topic({ KmsMasterKeyId: { 'Fn::ImportValue': 'key' } }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});
