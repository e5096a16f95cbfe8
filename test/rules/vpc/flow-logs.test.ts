import { VpcRules } from '../../../src/rules/vpc';
import { bucket, judging, resource } from '../judging';

const vpc = resource('AWS::EC2::VPC')({ CidrBlock: '10.0.0.0/16' });
const flowLog = resource('AWS::EC2::FlowLog');

judging(VpcRules.FLOW_LOGS, {
  compliant: {
    'a flow log of the network': { Vpc: vpc, Log: flowLog({ ResourceType: 'VPC', ResourceId: { Ref: 'Vpc' } }) },
    'its id as an attribute': { Vpc: vpc, Log: flowLog({ ResourceType: 'VPC', ResourceId: { 'Fn::GetAtt': ['Vpc', 'VpcId'] } }) },
  },
  nonCompliant: {
    'no flow log': vpc,
    'of another network': { Vpc: vpc, Log: flowLog({ ResourceType: 'VPC', ResourceId: { Ref: 'Other' } }) },
    'of another network, with this one in a tag': {
      Vpc: vpc,
      Log: flowLog({ ResourceType: 'VPC', ResourceId: { Ref: 'Other' }, Tags: [{ Key: 'near', Value: { Ref: 'Vpc' } }] }),
    },
    'of a subnet': { Vpc: vpc, Log: flowLog({ ResourceType: 'Subnet', ResourceId: { Ref: 'Vpc' } }) },
  },
  unknown: {
    'a network that depends on a condition': {
      Vpc: vpc,
      Log: flowLog({ ResourceType: 'VPC', ResourceId: { 'Fn::If': ['C', { Ref: 'Vpc' }, { Ref: 'Other' }] } }),
    },
    'a kind that is a parameter': { Vpc: vpc, Log: flowLog({ ResourceType: { Ref: 'P' }, ResourceId: { Ref: 'Vpc' } }) },
  },
  notApplicable: { 'a bucket': bucket({}) },
});
