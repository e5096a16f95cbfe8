import { KmsRules } from '../../../src/rules/kms';
import { bucket, judging, resource } from '../judging';

const key = resource('AWS::KMS::Key');

judging(KmsRules.KEY_ROTATION, {
  compliant: {
    'switched on': key({ EnableKeyRotation: true }),
    'switched on as a text': key({ EnableKeyRotation: 'true' }),
    'switched on for a kind that is a parameter': key({ EnableKeyRotation: true, KeySpec: { Ref: 'P' } }),
  },
  nonCompliant: {
    'left out': key({}),
    'switched off': key({ EnableKeyRotation: false }),
    'left out of a symmetric key': key({ KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', Origin: 'AWS_KMS' }),
  },
  unknown: {
    'a parameter': key({ EnableKeyRotation: { Ref: 'P' } }),
    'a kind that is a parameter': key({ KeySpec: { Ref: 'P' } }),
    'a use that is a parameter': key({ KeyUsage: { Ref: 'P' }, EnableKeyRotation: false }),
  },
  notApplicable: {
    'an asymmetric key': key({ KeySpec: 'RSA_4096', KeyUsage: 'SIGN_VERIFY' }),
    'a key for message authentication': key({ KeyUsage: 'GENERATE_VERIFY_MAC' }),
    'imported material': key({ Origin: 'EXTERNAL' }),
    'a use that cannot be rotated, of a kind that is a parameter': key({ KeySpec: { Ref: 'P' }, KeyUsage: 'KEY_AGREEMENT' }),
    'a bucket': bucket({}),
  },
});
