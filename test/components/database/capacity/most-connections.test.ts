import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { DatabaseCapacity, DatabaseEngine } from '../../../../src';
import { memoryOfCapacity } from '../../../../src/components/database/capacity/capacity-memory';
import { mostConnections } from '../../../../src/components/database/capacity/most-connections';

const { auroraPostgresql, auroraMysql, postgresql, mysql, mariadb } = DatabaseEngine;
const provisioned = (type: string) => DatabaseCapacity.provisioned(new InstanceType(type));
const serverless = (minimum: number, maximum: number) => DatabaseCapacity.serverless({ minimum, maximum });

describe('Memory of a capacity', () => {
  test.each([
    [provisioned('t4g.medium'), 4],
    [provisioned('r7g.2xlarge'), 64],
    [serverless(0, 8), 16],
  ])('%s: %d GiB', (capacity, gibibytes) => expect(memoryOfCapacity(capacity)).toBe(gibibytes * 1024 ** 3));

  test('nothing for a class that is not known', () => expect(memoryOfCapacity(provisioned('q9.metal'))).toBeUndefined());
});

describe('Most connections', () => {
  // What AWS documents for these sizes. An estimate above it would let an alarm be too late.
  test.each([
    [auroraPostgresql(), serverless(1, 4), 823],
    [auroraPostgresql(), serverless(1, 8), 1669],
    [auroraPostgresql(), serverless(1, 16), 3360],
    [auroraPostgresql(), serverless(1, 64), 5000],
    [auroraPostgresql(), serverless(0.5, 64), 2000],
    [auroraPostgresql(), provisioned('r6g.large'), 1660],
    [auroraMysql(), provisioned('r6g.large'), 1000],
    [auroraMysql(), provisioned('r6g.4xlarge'), 4000],
  ])('%s, %s: the alarm goes off before %d', (engine, capacity, documented) => {
    const most = mostConnections({ engine, capacity })!;
    expect(0.8 * most).toBeLessThan(documented);
    expect(most).toBeGreaterThan(0.85 * documented);
  });

  test.each([[postgresql(), 405], [mysql(), 307], [mariadb(), 153]])('%s on 4 GiB: %d', (engine, most) => {
    expect(mostConnections({ engine, capacity: provisioned('t4g.medium') })).toBe(most);
  });

  test('nothing for a class that is not known', () => {
    expect(mostConnections({ engine: postgresql(), capacity: provisioned('q9.metal') })).toBeUndefined();
  });
});
