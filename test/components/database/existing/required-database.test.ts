import { Stack } from 'aws-cdk-lib';
import { DatabaseEngine, DataClassification, EnvironmentTier, FunctionService, IAppEnvironment, ServiceDatabase, ServiceDatabaseProps } from '../../../../src';
import { ConnectionAssertions, GovernanceAssertions } from '../../../../src/testing';
import { functionIn, Platform, Team } from '../../../environment/contract/sharing';
import { Rendered } from '../../../environment/shop';
import { recordOf } from '../../../governance/apps';
import { Shop } from '../../shop';

const { INTERNAL, CONFIDENTIAL } = DataClassification;

/** An application, the same source wherever it runs. */
const compose = (stack: Stack, environment: IAppEnvironment, props: Partial<ServiceDatabaseProps> = {}): FunctionService => {
  const catalogue = ServiceDatabase.require(stack, 'Catalogue', { environment, dataClassification: INTERNAL, ...props });
  const api = functionIn(stack, environment);
  api.connectTo(catalogue);
  return api;
};

const platformWith = (shared: boolean): Platform => {
  const platform = new Platform();
  const { environment } = platform;
  const catalogue = new ServiceDatabase(environment.shared, 'Catalogue', { environment, dataClassification: INTERNAL });
  if (shared) catalogue.share();
  return platform;
};
const [sharing, keeping] = [true, false].map(platformWith);

const clustersOf = (template: Rendered): Rendered[] => Object.values(template.Resources as Record<string, Rendered>).filter(({ Type }) => Type === 'AWS::RDS::DBCluster');
const ownerOf = ({ Properties: { Tags } }: Rendered): string => Tags.find(({ Key }: Rendered) => Key === 'owner').Value;

describe('each requirement resolves as dedicated or shared by the environment', () => {
  test('code, variables and grants are the same', () => {
    const [shared, dedicated] = [sharing, keeping].map(({ contract }) => {
      const team = new Team({ file: contract });
      return ConnectionAssertions.of(compose(team.stack, team.environment));
    });
    shared.isLike(dedicated);
    dedicated.isLike(shared);
    for (const connected of [shared, dedicated]) connected.reachesDatabase('CATALOGUE');
  });

  test('the owner differs: the team answers for its own one, the platform for the shared one', () => {
    const [shared, dedicated] = [sharing, keeping].map(({ contract }) => {
      const team = new Team({ file: contract });
      compose(team.stack, team.environment);
      GovernanceAssertions.of(team.app).isCompliant();
      return team;
    });
    expect(clustersOf(dedicated.template()).map(ownerOf)).toEqual(['team-orders']);
    expect(recordOf(dedicated.app).imports).toBeUndefined();
    expect(clustersOf(shared.template())).toEqual([]);
    expect(recordOf(shared.app).imports![0].identity.owner).toBe('team-platform');
    const { environment, app } = sharing;
    const { template } = app.synth().getStackArtifact((environment.shared as Stack).artifactId);
    expect(clustersOf(template).map(ownerOf)).toEqual(['team-platform']);
  });

  test('an environment of the application alone makes one, with the same logical id as without the choice', () => {
    const [required, plain] = [new Shop(), new Shop()];
    ServiceDatabase.require(required.stack, 'Orders', { environment: required.environment, dataClassification: INTERNAL });
    plain.database();
    expect(required.template().toJSON()).toEqual(plain.template().toJSON());
  });

  test('its name in the contract is the name of the component, where that differs from the id', () => {
    const team = new Team({ file: sharing.contract });
    const database = ServiceDatabase.require(team.stack, 'Stock', { environment: team.environment, dataClassification: INTERNAL, componentName: 'Catalogue' });
    expect([database.connectionName, database instanceof ServiceDatabase]).toEqual(['Catalogue', false]);
  });

  test.each<[string, Partial<ServiceDatabaseProps>, RegExp]>([
    ['an engine that speaks otherwise', { engine: DatabaseEngine.mysql() }, /'dialect' must be that of the database 'Catalogue', which is postgresql, got mysql.*ContradictingProps/],
    ['more sensitive data', { dataClassification: CONFIDENTIAL }, /which is for 'internal' data, got 'confidential'.*ClassificationNotAllowed/],
  ])('a shared one is refused for %s', (_, props, message) => {
    const team = new Team({ file: sharing.contract });
    expect(() => compose(team.stack, team.environment, props)).toThrow(message);
  });

  test('less sensitive data and another engine of the same dialect are no objection', () => {
    const team = new Team({ file: sharing.contract });
    const props = { dataClassification: DataClassification.PUBLIC, engine: DatabaseEngine.postgresql() };
    expect(() => compose(team.stack, team.environment, props)).not.toThrow();
  });

  test('without the contract at hand nobody knows, so it is refused', () => {
    const team = new Team({ tier: EnvironmentTier.PRODUCTION, application: 'orders', owner: 'team-orders', costCenter: 'cc-1' });
    expect(() => compose(team.stack, team.environment)).toThrow(/the contract of 'shared' must be at hand to know whether it offers 'Catalogue', got none; put it into contracts\/shared.json.*MissingValue at Orders\/Catalogue/);
  });

  test('without an environment it is refused like every component', () => {
    expect(() => ServiceDatabase.require(new Stack(), 'Orders', { environment: undefined!, dataClassification: INTERNAL })).toThrow(/'environment' must be given/);
  });
});
