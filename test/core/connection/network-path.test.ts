import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnVPC, Connections, IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IConnectionTarget, IWorkload } from '../../../src';
import { openedPath, openPath } from '../../../src/core/connection/network-path';

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

  test('is one where two targets stand behind the same door, so that no rule is made twice', () => {
    const stack = new Stack(new App(), 'Shop');
    const { workload, target, groups } = pairIn(stack, new Vpc(stack, 'Net'));
    const [readers, others] = ['Readers', 'Others'].map((id) => Object.assign(new Construct(stack, id), { connectionName: id }) as unknown as IConnectionTarget);
    openPath(workload, readers, groups, 5432, target);
    openPath(workload, target, groups, 5432);
    openPath(workload, others, groups, 5432);
    expect(workload.node.children.map(({ node }) => node.id)).toEqual(['ToDb']);
    expect([target, readers, others].map((at) => openedPath(workload, at).port)).toEqual([5432, 5432, 5432]);
    openPath(workload, others, groups, 5433);
    expect(workload.node.children.map(({ node }) => node.id)).toEqual(['ToDb', 'ToOthers']);
  });

  test.each([['the workload', 0], ['the target', 1]])('is refused where %s has no security group', (_, without) => {
    const stack = new Stack(new App(), 'Shop');
    const { workload, target, groups } = pairIn(stack, new Vpc(stack, 'Net'));
    const [from, to] = without === 0 ? [Object.assign(workload, { connections: new Connections() }), groups] : [workload, []];
    expect(() => openPath(from, target, to, 5432)).toThrow(/must have a security group to open the network path with, got none for Shop\/(Api|Db) \(ConnectionRefused at Shop\/Db\)/);
    expect(workload.node.children).toEqual([]);
  });

  test('says nothing where no path was opened, whatever else is called so', () => {
    const stack = new Stack(new App(), 'Shop');
    const { workload, target } = pairIn(stack, new Vpc(stack, 'Net'));
    expect(openedPath(workload, target)).toEqual({});
    new Construct(workload, 'ToDb');
    expect(openedPath(workload, target)).toEqual({});
  });
});
