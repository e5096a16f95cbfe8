import { VpcRules } from '../../../src/rules/vpc';
import { bucket, judging, resource } from '../judging';

const subnet = resource('AWS::EC2::Subnet');

judging(VpcRules.NO_PUBLIC_ADDRESSES, {
  compliant: {
    'switched off': subnet({ MapPublicIpOnLaunch: false }),
    'switched off as a text': subnet({ MapPublicIpOnLaunch: 'false' }),
    'left out, which is off': subnet({}),
  },
  nonCompliant: {
    'switched on': subnet({ MapPublicIpOnLaunch: true }),
    'switched on as a text': subnet({ MapPublicIpOnLaunch: 'true' }),
  },
  unknown: { 'a parameter': subnet({ MapPublicIpOnLaunch: { Ref: 'P' } }) },
  notApplicable: { 'a bucket': bucket({}) },
});
