import { readFileSync } from 'fs';
import { App, Stack } from 'aws-cdk-lib';
import { DatabaseDialect, DatabaseEngine, DataClassification, EnvironmentTier, IServiceDatabase, ServiceDatabase, SharedDatabaseProps } from '../../../../src';
import { GovernanceAssertions } from '../../../../src/testing';
import { databaseIn, fileWith, functionIn, Platform, Team } from '../../../environment/contract/sharing';
import { Rendered } from '../../../environment/shop';
import { recordOf } from '../../../governance/apps';

const { INTERNAL, CONFIDENTIAL, RESTRICTED } = DataClassification;
const { PRODUCTION, DEVELOPMENT } = EnvironmentTier;

/** A platform that shares one database. */
const sharing = (dataClassification = INTERNAL, props: ConstructorParameters<typeof Platform>[0] = {}, engine?: DatabaseEngine): Platform => {
  const platform = new Platform(props);
  const { environment } = platform;
  new ServiceDatabase(environment.shared, 'Catalogue', { environment, dataClassification, engine }).share();
  return platform;
};

const FILE = sharing().contract;
const changed = (change: (document: Rendered) => void): string => {
  const copy: Rendered = JSON.parse(readFileSync(FILE, 'utf8'));
  change(copy);
  return fileWith(copy);
};

const catalogueOf = ({ stack, environment }: Team, props: Partial<SharedDatabaseProps> = {}): IServiceDatabase =>
  ServiceDatabase.fromContract(stack, 'Catalogue', { environment, name: 'Catalogue', ...props });

/** What an application says that has no contract at hand. */
const ALONE = { tier: PRODUCTION, application: 'orders', owner: 'team-orders', costCenter: 'cc-1' };

const variablesOf = (team: Team): Rendered => Object.values(team.template().Resources as Record<string, Rendered>)
  .find(({ Type }) => Type === 'AWS::Lambda::Function')!.Properties.Environment.Variables;
const pathBehind = (team: Team, { Ref }: { Ref: string }): string => team.template().Parameters[Ref].Default;
const templatesOf = (app: App): string[] => app.synth().stacks.map(({ templateFullPath }) => readFileSync(templateFullPath, 'utf8'));
const templateOf = ({ app, environment }: Platform, id: string): string =>
  readFileSync(app.synth().getStackArtifact((environment.node.findChild(id) as Stack).artifactId).templateFullPath, 'utf8');

describe('a database of another app by its contract', () => {
  test('is connected to like one of the same app: the same variables, one port on both sides, the secret and its key', () => {
    const team = new Team({ file: FILE });
    functionIn(team.stack, team.environment).connectTo(catalogueOf(team));
    const { CATALOGUE_HOST, CATALOGUE_PORT, CATALOGUE_NAME, CATALOGUE_SECRET_ARN } = variablesOf(team);
    expect(pathBehind(team, CATALOGUE_HOST)).toBe('/paved-road/shared/v1/components/Catalogue/host');
    expect(pathBehind(team, CATALOGUE_SECRET_ARN)).toBe('/paved-road/shared/v1/components/Catalogue/secret-arn');
    expect([CATALOGUE_PORT, CATALOGUE_NAME]).toEqual(['6543', 'catalogue']);
    const resources = Object.values(team.template().Resources as Record<string, Rendered>);
    const group = resources.find(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress')!.Properties;
    expect(pathBehind(team, group.GroupId)).toBe('/paved-road/shared/v1/components/Catalogue/security-group-id');
    expect([group.FromPort, group.ToPort, group.CidrIp]).toEqual([6543, 6543, undefined]);
    const statements: Rendered[] = resources.filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy').flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.find(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))!.Resource).toEqual(CATALOGUE_SECRET_ARN);
    const decrypt = statements.find(({ Action }) => Action === 'kms:Decrypt' )!;
    expect(pathBehind(team, decrypt.Resource)).toBe('/paved-road/shared/v1/components/Catalogue/key-arn');
  });

  test('creates nothing but what lies with who connects, and breaks no rule', () => {
    const team = new Team({ file: FILE });
    catalogueOf(team);
    expect(team.template().Resources ?? {}).toEqual({});
    const connected = new Team({ file: FILE });
    functionIn(connected.stack, connected.environment).connectTo(catalogueOf(connected));
    GovernanceAssertions.of(connected.app).isCompliant();
    expect(JSON.stringify(connected.template())).not.toMatch(/"Export"|Fn::ImportValue|Fn::GetStackOutput/);
  });

  test('takes its classification along: a workload that handles less is refused, and nothing has to be said', () => {
    const file = sharing(CONFIDENTIAL).contract;
    const team = new Team({ file });
    expect(() => functionIn(team.stack, team.environment).connectTo(catalogueOf(team)))
      .toThrow(/'dataClassification' of the workload must be at least 'confidential', which .* keeps, got 'internal'.*ConnectionRefused/);
    expect(JSON.stringify(team.template())).not.toContain('CATALOGUE_HOST');
  });

  test('changes no template of its owner, in the same app too', () => {
    const alone = sharing();
    const used = sharing();
    const stack = new Stack(used.app, 'Orders');
    functionIn(stack, used.environment).connectTo(ServiceDatabase.fromContract(stack, 'Catalogue', { environment: used.environment, name: 'Catalogue' }));
    for (const id of ['Core', 'Shared']) expect(templateOf(used, id)).toBe(templateOf(alone, id));
    expect(stack.dependencies.map(({ node }) => node.path)).toEqual(expect.arrayContaining(['Shared/Core', 'Shared/Shared']));
    GovernanceAssertions.of(used.app).isCompliant();
  });

  test('is in the record with its owner, as promised by the owner and judged by nobody here', () => {
    const team = new Team({ file: FILE });
    functionIn(team.stack, team.environment).connectTo(catalogueOf(team));
    GovernanceAssertions.of(team.app);
    const { imports, components, connections, environments } = recordOf(team.app);
    expect(imports).toEqual([expect.objectContaining({
      path: 'Orders/Catalogue',
      type: 'cdk-paved-road.ServiceDatabase',
      origin: 'contract',
      identity: { 'environment': 'shared', 'tier': 'production', 'component': 'Catalogue', 'owner': 'team-platform', 'data-classification': 'internal' },
    })]);
    expect(new Set(imports![0].promises.map(({ state }) => state))).toEqual(new Set(['stated']));
    expect(imports![0].promises[0].reason).toMatch(/team-platform promises it in the contract of the environment 'shared'/);
    expect(components.map(({ path }) => path)).toEqual(['Orders/Api']);
    expect(connections).toEqual([expect.objectContaining({ target: 'Orders/Catalogue', port: 6543, network: '/paved-road/shared/v1/network/vpc-id' })]);
    expect(environments[0].parts['Components/Catalogue']).toEqual(['Orders']);
  });

  test('has its readers where the owner has some', () => {
    const team = new Team({ file: FILE });
    functionIn(team.stack, team.environment).connectTo(catalogueOf(team).readOnly);
    const { CATALOGUE_READ_ONLY_HOST } = variablesOf(team);
    expect(pathBehind(team, CATALOGUE_READ_ONLY_HOST)).toBe('/paved-road/shared/v1/components/Catalogue/reader-host');
  });

  test.each<[string, Platform]>([
    ['has one instance', sharing(INTERNAL, { tier: DEVELOPMENT, offers: { network: { egress: true } } })],
    ['is no cluster', sharing(INTERNAL, {}, DatabaseEngine.postgresql())],
  ])('has no readers where the owner %s', (_, platform) => {
    const team = new Team({ file: platform.contract });
    const { readOnly } = catalogueOf(team);
    expect(() => functionIn(team.stack, team.environment).connectTo(readOnly)).toThrow(/'target' must have a reader, got Orders\/Catalogue.*ConnectionRefused/);
  });

  test('has no key to grant where the tier leaves it to AWS', () => {
    const team = new Team({ file: sharing(INTERNAL, { tier: DEVELOPMENT, offers: { network: { egress: true } } }).contract });
    functionIn(team.stack, team.environment).connectTo(catalogueOf(team));
    expect(JSON.stringify(team.template())).not.toContain('key-arn');
    GovernanceAssertions.of(team.app).isCompliant();
  });

  test('keeps its password where it is: no variable, output or parameter has it', () => {
    const platform = sharing();
    const team = new Team({ file: FILE });
    functionIn(team.stack, team.environment).connectTo(catalogueOf(team));
    for (const template of [...templatesOf(platform.app), ...templatesOf(team.app)]) expect(template).not.toMatch(/resolve:(secretsmanager|ssm-secure)/);
    expect(platform.document.components.Catalogue.outputs['secret-arn']).toBe('secret');
  });
});

describe('without the contract at hand', () => {
  test('everything is read at deployment, its port too, and the record says no port that nobody knows', () => {
    const team = new Team(ALONE);
    functionIn(team.stack, team.environment).connectTo(catalogueOf(team, { dataClassification: INTERNAL }));
    const { CATALOGUE_PORT, CATALOGUE_NAME } = variablesOf(team);
    expect(pathBehind(team, CATALOGUE_PORT)).toBe('/paved-road/shared/v1/components/Catalogue/port');
    expect(pathBehind(team, CATALOGUE_NAME)).toBe('/paved-road/shared/v1/components/Catalogue/database-name');
    const ingress = Object.values(team.template().Resources as Record<string, Rendered>).find(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress')!;
    expect(ingress.Properties.FromPort).toEqual(CATALOGUE_PORT);
    GovernanceAssertions.of(team.app).isCompliant();
    expect(recordOf(team.app).connections[0].port).toBeUndefined();
    expect(new Set(recordOf(team.app).imports![0].promises.map(({ state }) => state))).toEqual(new Set(['unknown']));
  });

  test('reads what is published, and nothing else', () => {
    const team = new Team(ALONE);
    functionIn(team.stack, team.environment).connectTo(catalogueOf(team, { dataClassification: INTERNAL }));
    const read = Object.values(team.template().Parameters as Record<string, Rendered>).map(({ Default }) => Default).filter((path: string) => path.startsWith('/paved-road/'));
    const { names } = sharing().document.parameters;
    for (const path of read) expect(names).toContain(path);
  });
});

describe('a consumer of ^1', () => {
  test('meets a contract of 1.0, which has no components, and is told so when it needs one', () => {
    const team = new Team({ file: changed((copy) => Object.assign(copy, { contractVersion: '1.0', components: {} })) });
    expect(() => databaseIn(team.stack, team.environment)).not.toThrow();
    expect(() => catalogueOf(team)).toThrow(/must be at least of version 1.1 to have the component 'Catalogue', got 1.0; publish it again with version 1.1 \(IncompatibleContract/);
  });

  test('meets a newer minor, whatever it says besides', () => {
    const team = new Team({
      file: changed((copy) => {
        copy.contractVersion = '1.9';
        copy.components.Catalogue.facts.flavour = 'vanilla';
        copy.components.Catalogue.news = {};
      }),
    });
    expect(() => catalogueOf(team)).not.toThrow();
  });

  test('refuses a newer major', () => {
    expect(() => new Team({ file: changed((copy) => { copy.contractVersion = '2.0'; }) })).toThrow('IncompatibleContract');
  });

  test('refuses a contract whose database lacks what every database has', () => {
    const team = new Team({ file: changed((copy) => { delete copy.components.Catalogue.outputs['secret-arn']; }) });
    expect(() => catalogueOf(team)).toThrow(/the component 'Catalogue' of the environment 'shared' must have 'secret-arn', got data-classification, database-name.*ask its owner, team-platform \(NeedNotMet/);
  });

  test('refuses a database whose file says something else than a mapping', () => {
    const file = changed((copy) => { copy.components.Catalogue.outputs.host = 'plain'; });
    expect(() => new Team({ file })).toThrow(/outputs.*InvalidContract/);
  });
});

describe('bad input', () => {
  test.each<[string, (team: Team) => unknown, RegExp]>([
    ['a name that is nearly one', (team) => catalogueOf(team, { name: 'Catalog' }), /must offer a component 'Catalog', got Catalogue; did you mean 'Catalogue'\?.*NeedNotMet at Orders\/Catalogue/],
    ['a name that nobody offers', (team) => catalogueOf(team, { name: 'Invoices' }), /must offer a component 'Invoices', got Catalogue; have share\(\) called of it where the environment is made/],
    ['no name', (team) => catalogueOf(team, { name: '' }), /'name' must be what the database is called in the contract, got "".*MissingValue/],
    ['a name that is a token', (team) => catalogueOf(team, { name: new Stack().region, componentName: 'C' }), /'name' must be known at synthesis, got a token.*UnresolvedToken/],
    ['another dialect', (team) => catalogueOf(team, { dialect: DatabaseDialect.MYSQL }), /'dialect' must be that of the database 'Catalogue', which is postgresql, got mysql.*ContradictingProps/],
    ['more sensitive data', (team) => catalogueOf(team, { dataClassification: RESTRICTED }), /which is for 'internal' data, got 'restricted'.*ClassificationNotAllowed/],
    ['no environment', (team) => catalogueOf(team, { environment: undefined }), /'environment' must be given, got undefined.*MissingValue/],
    ['no stack', ({ app, environment }) => ServiceDatabase.fromContract(app, 'X', { environment, name: 'Catalogue' }), /must lie in a stack, got the app.*MissingValue/],
    ['the same twice', (team) => [catalogueOf(team), ServiceDatabase.fromContract(team.stack, 'Again', { environment: team.environment, name: 'Catalogue' })], /got 'Catalogue', which is Orders\/Catalogue; use that one.*DuplicateComponent/],
  ])('%s is refused', (_, use, message) => {
    expect(() => use(new Team({ file: FILE }))).toThrow(message);
  });

  test('an environment that is not shared is refused', () => {
    const { app, environment } = new Platform({ offers: undefined });
    expect(() => ServiceDatabase.fromContract(new Stack(app, 'Orders'), 'Catalogue', { environment, name: 'Catalogue' }))
      .toThrow(/'environment' must be shared to have the database 'Catalogue' in its contract, got 'shared'.*NeedNotMet/);
  });

  test('a component of another type is refused', () => {
    const team = new Team({ file: changed((copy) => { copy.components.Catalogue.type = 'ServiceQueue'; }) });
    expect(() => catalogueOf(team)).toThrow(/'name' must be that of a ServiceDatabase, got 'Catalogue', which is a ServiceQueue.*ContradictingProps/);
  });

  test('no classification without the contract, or more than the tier holds, is refused', () => {
    expect(() => catalogueOf(new Team(ALONE))).toThrow(/'dataClassification' must be given without the contract at hand.*MissingValue/);
    expect(() => catalogueOf(new Team({ ...ALONE, tier: DEVELOPMENT }), { dataClassification: RESTRICTED })).toThrow(/must be at most 'internal' in a development environment, got 'restricted'.*ClassificationNotAllowed/);
  });

  test('several mistakes come together, and leave nothing behind', () => {
    const team = new Team({ file: FILE });
    databaseIn(team.stack, team.environment, 'Catalogue2');
    const before = team.stack.node.findAll().length;
    expect(() => catalogueOf(team, { componentName: 'Catalogue2', dialect: DatabaseDialect.MYSQL, dataClassification: CONFIDENTIAL }))
      .toThrow(/^3 problems:[^]*DuplicateComponent[^]*ContradictingProps[^]*ClassificationNotAllowed/);
    expect(team.stack.node.findAll().length).toBe(before);
  });

  test('a workload of another application is refused', () => {
    const team = new Team({ file: FILE });
    const other = new Team({ file: FILE });
    expect(() => functionIn(other.stack, other.environment).connectTo(catalogueOf(team))).toThrow('ConnectionRefused');
  });
});
