import { Ec2Rules } from '../../../src/rules/ec2';
import { bucket, judging, resource } from '../judging';

const group = (...ingress: unknown[]) => resource('AWS::EC2::SecurityGroup')({ SecurityGroupIngress: ingress });
const ingress = resource('AWS::EC2::SecurityGroupIngress');

judging(Ec2Rules.NO_OPEN_INGRESS, {
  compliant: {
    'no ingress': resource('AWS::EC2::SecurityGroup')({}),
    'an empty list': group(),
    'a range': group({ CidrIp: '10.0.0.0/16' }),
    'one address': ingress({ CidrIp: '198.51.100.7/32' }),
    'a range of the new kind': ingress({ CidrIpv6: '2001:db8::/32' }),
    'a security group': ingress({ SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'GroupId'] } }),
    'a prefix list': group({ SourcePrefixListId: { Ref: 'P' } }),
    'an address that is open with a length that is not': ingress({ CidrIp: { 'Fn::Sub': '${Address}/32' } }),
    'a length that ends with a zero': group({ CidrIp: '10.0.0.0/20' }),
  },
  nonCompliant: {
    'every address': group({ CidrIp: '0.0.0.0/0' }),
    'every address, alone': ingress({ CidrIp: '0.0.0.0/0' }),
    'every address of the new kind': ingress({ CidrIpv6: '::/0' }),
    'spelled out': group({ CidrIpv6: '0000:0000:0000:0000:0000:0000:0000:0000/0' }),
    'another address with no length': group({ CidrIp: '10.1.2.3/0' }),
    'more zeros and a space': ingress({ CidrIp: '0.0.0.0/00 ' }),
    'an address that is a parameter with no length': ingress({ CidrIp: { 'Fn::Join': ['', [{ Ref: 'P' }, '/0']] } }),
    'the last of several': group({ CidrIp: '10.0.0.0/16' }, { CidrIp: '0.0.0.0/0' }),
    'beside one that is not known': group({ CidrIp: { Ref: 'P' } }, { CidrIpv6: '::/0' }),
    'one without a list': resource('AWS::EC2::SecurityGroup')({ SecurityGroupIngress: { CidrIp: '0.0.0.0/0' } }),
  },
  unknown: {
    'a parameter': ingress({ CidrIp: { Ref: 'P' } }),
    'a parameter among others': group({ CidrIp: '10.0.0.0/16' }, { CidrIp: { Ref: 'P' } }),
    'an element that depends on a condition': group({ 'Fn::If': ['C', { CidrIp: '0.0.0.0/0' }, { Ref: 'AWS::NoValue' }] }),
    'a list that is an import': resource('AWS::EC2::SecurityGroup')({ SecurityGroupIngress: { 'Fn::ImportValue': 'x' } }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});
