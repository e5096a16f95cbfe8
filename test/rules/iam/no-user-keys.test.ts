import { IamRules } from '../../../src/rules/iam';
import { bucket, judging, resource } from '../judging';

const key = resource('AWS::IAM::AccessKey');

judging(IamRules.NO_USER_KEYS, {
  nonCompliant: {
    'a key': key({ UserName: 'robot' }),
    'a key of a user that is a parameter': key({ UserName: { Ref: 'P' } }),
    'a key that is switched off': key({ UserName: 'robot', Status: 'Inactive' }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});
