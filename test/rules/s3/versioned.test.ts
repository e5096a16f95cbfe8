import { S3Rules } from '../../../src/rules/s3';
import { bucket, judging, resource } from '../judging';

judging(S3Rules.VERSIONED, {
  compliant: { 'switched on': bucket({ VersioningConfiguration: { Status: 'Enabled' } }) },
  nonCompliant: {
    'left out': bucket({}),
    'switched off': bucket({ VersioningConfiguration: { Status: 'Suspended' } }),
    'nothing in it': bucket({ VersioningConfiguration: {} }),
  },
  unknown: {
    'a parameter': bucket({ VersioningConfiguration: { Status: { Ref: 'P' } } }),
    'a condition': bucket({ VersioningConfiguration: { 'Fn::If': ['C', {}, {}] } }),
  },
  notApplicable: { 'a topic': resource('AWS::SNS::Topic')({}) },
});
