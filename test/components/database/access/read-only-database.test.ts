import { connected, recordedConnections, statementsOf, variablesOf } from './doors';
import { DatabaseCapacity, DatabaseEngine, EnvironmentTier, IServiceDatabase } from '../../../../src';
import { refusalOf } from '../../../refusal';
import { Shop } from '../../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

describe('Read-only connection', () => {
  test.each([['serverless', DatabaseCapacity.serverless()], ['provisioned', DatabaseCapacity.provisioned()]])('leads to the readers of a cluster, with the same secret: %s', (_, capacity) => {
    const shop = connected(['its readers'], { capacity });
    expect(variablesOf(shop)).toMatchObject({
      ORDERS_READ_ONLY_HOST: { 'Fn::GetAtt': ['Orders2A43276C', 'ReadEndpoint.Address'] },
      ORDERS_READ_ONLY_SECRET_ARN: { 'Fn::GetAtt': ['Orders2A43276C', 'MasterUserSecret.SecretArn'] },
    });
    expect(Object.keys(variablesOf(shop)).filter((name) => !name.startsWith('ORDERS_READ_ONLY_'))).toEqual([]);
  });

  test('needs no more than the connection to the database itself', () => {
    const [readers, itself, both] = [connected(['its readers']), connected(['the database']), connected(['the database', 'its readers'])];
    const granted = (shop: Shop) => statementsOf(shop.template(), /^ApiRolePermissions/);
    expect(granted(readers)).toEqual(granted(itself));
    expect(granted(both)).toEqual(granted(itself));
    for (const type of ['AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress']) {
      expect(readers.template().findResources(type)).toEqual(itself.template().findResources(type));
      both.template().resourceCountIs(type, 1);
    }
  });

  test.each([[STAGING], [PRODUCTION]])('in %s the cluster has a reader', (tier) => {
    expect(() => connected(['its readers'], {}, new Shop(tier))).not.toThrow();
  });

  test.each([[PLAYGROUND], [DEVELOPMENT]])('in %s it is refused, since Aurora would answer with the writer', (tier) => {
    expect(refusalOf(() => connected(['its readers'], {}, new Shop(tier)))).toBe(
      `'target' must have a reader, got Shop/Orders, whose one instance in a ${tier} environment writes; give it 'readers', or connect to the database itself (ConnectionRefused at Shop/Orders/ReadOnly)`);
  });

  test.each([[DatabaseEngine.postgresql()], [DatabaseEngine.mysql()]])('of an instance of %s it is refused, even with a standby', (engine) => {
    expect(refusalOf(() => connected(['its readers'], { engine }))).toMatch(
      /must have a reader, got Shop\/Orders, a single instance of .*: AWS does not replicate one whose password RDS manages; connect to the database itself, or use Aurora \(ConnectionRefused/);
  });

  test('refused, it leaves nothing behind', () => {
    const shop = new Shop();
    const api = shop.function();
    const orders: IServiceDatabase = shop.database({ engine: DatabaseEngine.postgresql() });
    expect(refusalOf(() => api.connectTo(orders.readOnly))).toContain('ConnectionRefused');
    expect([shop.only('AWS::Lambda::Function').Properties.VpcConfig, api.node.tryFindChild('ToOrders')]).toEqual([undefined, undefined]);
    expect(recordedConnections(shop)).toEqual([]);
  });

  test('the record says that it is one', () => {
    const [writer, readers] = recordedConnections(connected(['the database', 'its readers']));
    const common = { workload: 'Shop/Api', access: 'secret', dataClassification: 'internal', network: 'Env/Core/Network', port: 6543, protocol: 'tcp', isPrivate: true };
    expect(writer).toEqual({ ...common, target: 'Shop/Orders', variables: expect.anything() });
    expect(readers).toEqual({ ...common, target: 'Shop/Orders/ReadOnly', isReadOnly: true, variables: expect.arrayContaining(['ORDERS_READ_ONLY_HOST']) });
  });
});
