import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase } from '../../../../src';
import { newApp, proposalsIn, recordOf } from '../../../governance/apps';
import { ENGINES } from '../choices';

/** An Aurora cluster, in a region or nobody knows where. */
function clusterIn(app: App, region: string | undefined, engine: string, tier = EnvironmentTier.PLAYGROUND) {
  const env = region === undefined ? undefined : { account: '111111111111', region };
  const environment = new AppEnvironment(app, 'Env', { application: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier, env, alertEmail: 'shop@example.com' });
  const stack = new Stack(app, 'Shop', { env });
  new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL, engine: ENGINES[engine] });
  return stack;
}

describe('backtrack', () => {
  test.each([
    ['auroraMysql', 'eu-west-1', 86_400], ['auroraMysql', undefined, 86_400], ['auroraMysql', 'eu-north-1', undefined], ['auroraPostgresql', 'eu-west-1', undefined],
  ])('goes back a day where engine and region can: %s in %s: %s', (engine, region, seconds) => {
    const [{ Properties }] = Object.values(Template.fromStack(clusterIn(newApp(), region, engine)).findResources('AWS::RDS::DBCluster'));
    expect(Properties.BacktrackWindow).toBe(seconds);
  });

  test.each(EnvironmentTier._builtIn())('is in every tier, since a cluster cannot get it later: %s', (tier) => {
    const [{ Properties }] = Object.values(Template.fromStack(clusterIn(newApp(), undefined, 'auroraMysql', tier)).findResources('AWS::RDS::DBCluster'));
    expect(Properties.BacktrackWindow).toBe(86_400);
  });

  test('that AWS does not have is proposed, and nothing else is', () => {
    const app = newApp();
    clusterIn(app, 'eu-north-1', 'auroraMysql');
    app.synth();
    expect(proposalsIn(recordOf(app))).toContainEqual(expect.objectContaining({
      rule: 'AwsSolutions-RDS14', state: 'active', reason: 'AWS has no backtracking in eu-north-1; data is restored to a point in time from backups instead',
    }));
  });
});
