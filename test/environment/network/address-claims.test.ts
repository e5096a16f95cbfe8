import { App, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { EnvironmentTier } from '../../../src/core';
import { AppEnvironment, NetworkShape } from '../../../src/environment';
import { overlap } from '../../../src/environment/network/address-claims';
import { VALID } from '../shop';

const own = (cidr?: string) => NetworkShape.privateWithEgress({ cidr });

const VPC = {
  vpcId: 'vpc-00000000000000001',
  workloadSubnetIds: ['subnet-00000011', 'subnet-00000012', 'subnet-00000013'],
  dataSubnetIds: ['subnet-00000021', 'subnet-00000022', 'subnet-00000023'],
};

const environmentIn = (scope: Construct, name: string, network?: NetworkShape) => new AppEnvironment(scope, name, { ...VALID, name, network });

describe('CIDR overlap check between environments of one app', () => {
  test('names both environments, both ranges and one that is free', () => {
    const app = new App();
    environmentIn(app, 'blue', own('10.1.0.0/16'));

    expect(() => environmentIn(app, 'green', own('10.1.128.0/20'))).toThrow(expect.objectContaining({
      path: 'green',
      problems: [{
        code: 'ContradictingProps',
        message: "'cidr' must not overlap with that of another environment of the app, got 10.1.128.0/20 for 'green' where 'blue' has 10.1.0.0/16; "
          + "give one of them a range that is free, such as 10.2.0.0/20, or leave 'cidr' out where the two are never joined",
      }],
    }));
  });

  test.each<[string, NetworkShape | undefined, NetworkShape | undefined]>([
    ['the default twice', undefined, own()],
    ['the default beside the same range', undefined, own('10.0.0.0/16')],
    ['neighbours', own('10.1.0.0/16'), own('10.2.0.0/16')],
    ['imports whose addresses nobody knows', NetworkShape.importedByIds(VPC), NetworkShape.importedByIds({ ...VPC, vpcId: 'vpc-00000000000000002' })],
    ['two environments in one imported VPC', NetworkShape.importedByIds({ ...VPC, cidr: '10.1.0.0/16' }), NetworkShape.importedByIds({ ...VPC, cidr: '10.1.0.0/16' })],
  ])('accepts %s', (_, one, other) => {
    const app = new App();
    environmentIn(app, 'blue', one);

    expect(() => environmentIn(app, 'green', other)).not.toThrow();
  });

  test.each<[string, NetworkShape, NetworkShape]>([
    ['the same range', own('10.1.0.0/16'), own('10.1.0.0/16')],
    ['a range around another one', own('10.1.4.0/22'), own('10.1.0.0/16')],
    ['the known range of an import', NetworkShape.importedByIds({ ...VPC, cidr: '10.1.0.0/20' }), own('10.1.0.0/16')],
    ['the range of another imported VPC', NetworkShape.importedByIds({ ...VPC, cidr: '10.1.0.0/16' }), NetworkShape.importedByIds({ ...VPC, vpcId: 'vpc-00000000000000002', cidr: '10.1.0.0/16' })],
    ['a range that an import by parameters is said to have', own('10.1.0.0/16'),
      NetworkShape.importedByParameters({ vpcId: '/id', workloadSubnetIds: ['/a', '/b', '/c'], dataSubnetIds: ['/d', '/e', '/f'], cidr: '10.1.255.0/24' })],
  ])('refuses %s', (_, one, other) => {
    const app = new App();
    environmentIn(app, 'blue', one);

    expect(() => environmentIn(app, 'green', other)).toThrow(expect.objectContaining({ code: 'ContradictingProps', message: expect.stringContaining("for 'green' where 'blue' has") }));
  });

  test('reaches into the stages of the app, and not into other apps', () => {
    const app = new App();
    environmentIn(new Stage(app, 'One'), 'blue', own('10.1.0.0/16'));

    expect(() => environmentIn(new Stage(app, 'Two'), 'green', own('10.1.0.0/16'))).toThrow("where 'blue' has");
    expect(() => environmentIn(new App(), 'green', own('10.1.0.0/16'))).not.toThrow();
  });

  test('does not count an environment that was refused', () => {
    const app = new App();
    expect(() => new AppEnvironment(app, 'Bad', { ...VALID, owner: '', network: own('10.1.0.0/16') })).toThrow();

    expect(() => environmentIn(app, 'green', own('10.1.0.0/16'))).not.toThrow();
  });

  test('proposes no range when all are taken', () => {
    const app = new App();
    for (let second = 1; second < 256; second++) environmentIn(app, `e${second}`, own(`10.${second}.0.0/16`));

    expect(() => environmentIn(app, 'green', own('10.1.0.0/16'))).toThrow("give one of them a range that is free, or leave 'cidr' out");
  });

  test('waits until the range is one', () => {
    const app = new App();
    environmentIn(app, 'blue', own('10.1.0.0/16'));

    expect(() => new AppEnvironment(app, 'green', { ...VALID, tier: EnvironmentTier.STAGING, network: own('10.1.0.0/8') }))
      .toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: 'InvalidValue' })] }));
  });

  test.each([
    ['10.0.0.0/16', '10.0.255.0/24', true],
    ['10.0.0.0/16', '10.1.0.0/16', false],
    ['10.0.0.0/17', '10.0.128.0/17', false],
    ['192.168.0.0/16', '192.168.0.0/16', true],
    ['10.0.1.0/24', '10.0.0.0/23', true],
  ])('%s and %s have addresses in common: %s', (one, other, expected) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
  });
});
