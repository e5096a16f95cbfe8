import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnVPC, Connections, IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IConnectionTarget, IWorkload } from '../../src';
import { openedPath, openPath } from '../../src/core/network-path';

/** A workload and a target in one network. */
function pairIn(stack: Stack, vpc: IVpc): { workload: IWorkload & Construct; target: IConnectionTarget; groups: SecurityGroup[] } {
  const groups = ['From', 'To'].map((id) => new SecurityGroup(stack, id, { vpc }));
  const workload = Object.assign(new Construct(stack, 'Api'), {
    connections: new Connections({ securityGroups: [groups[0]] }),
    environment: { provideNetwork: () => ({ vpc }) },
  }) as unknown as IWorkload & Construct;
  return { workload, target: Object.assign(new Construct(stack, 'Db'), { connectionName: 'Db' }) as unknown as IConnectionTarget, groups: [groups[1]] };
}

describe('openedPath', () => {
  test.each<[string, (stack: Stack) => IVpc, string]>([
    ['a network of the app', (stack) => new Vpc(stack, 'Net'), 'Shop/Net'],
    ['a network from its resource', (stack) => Vpc.fromVpcAttributes(stack, 'Seen', { vpcId: new CfnVPC(stack, 'Raw', { cidrBlock: '10.0.0.0/16' }).ref, availabilityZones: ['a'] }), 'Shop/Raw'],
    ['a network from elsewhere', (stack) => Vpc.fromVpcAttributes(stack, 'Seen', { vpcId: 'vpc-0abc', availabilityZones: ['a'] }), 'vpc-0abc'],
    ['a network of a parameter', (stack) => Vpc.fromVpcAttributes(stack, 'Seen', { vpcId: new CfnParameter(stack, 'Id').valueAsString, availabilityZones: ['a'] }), 'Shop/Id'],
  ])('names %s', (_, make, network) => {
    const stack = new Stack(new App(), 'Shop');
    const { workload, target, groups } = pairIn(stack, make(stack));
    openPath(workload, target, groups, 5432);
    openPath(workload, target, groups, 5432);
    expect(openedPath(workload, target)).toEqual({ network, port: 5432, protocol: 'tcp', isPrivate: true });
  });

  test('says nothing where no path was opened, whatever else is called so', () => {
    const stack = new Stack(new App(), 'Shop');
    const { workload, target } = pairIn(stack, new Vpc(stack, 'Net'));
    expect(openedPath(workload, target)).toEqual({});
    new Construct(workload, 'ToDb');
    expect(openedPath(workload, target)).toEqual({});
  });
});
