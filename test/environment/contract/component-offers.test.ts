import { readFileSync } from 'fs';
import Ajv from 'ajv';
import { SecretValue, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { databaseIn, Platform, Team } from './sharing';
import { AppEnvironment, ComponentOffer, DatabaseEngine, DatabaseRestore, DataClassification, EnvironmentTier, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp } from '../../governance/apps';
import { properties, Rendered, VALID } from '../shop';

const sharedIn = ({ environment }: Platform, id = 'Catalogue', engine?: DatabaseEngine, restore?: DatabaseRestore): ServiceDatabase => {
  const database = new ServiceDatabase(environment.shared, id, { environment, dataClassification: DataClassification.INTERNAL, engine, restore });
  database.share();
  return database;
};
const sharedTemplate = ({ app, environment }: Platform): Rendered => app.synth().getStackArtifact((environment.shared as Stack).artifactId).template;
const offered = (platform: Platform): Rendered => platform.document.components;

describe('a component that is shared', () => {
  test('stands in the contract with its owner, what is known before, and what is published', () => {
    const platform = new Platform();
    sharedIn(platform);
    expect(offered(platform)).toEqual({
      Catalogue: {
        type: 'ServiceDatabase',
        owner: 'team-platform',
        promises: expect.arrayContaining(['PR-RDS-STORAGE-ENCRYPTED']),
        facts: { 'data-classification': 'internal', 'database-name': 'catalogue', 'dialect': 'postgresql', 'engine': 'aurora-postgresql', 'port': '6543' },
        outputs: { 'host': 'text', 'key-arn': 'text', 'reader-host': 'text', 'secret-arn': 'secret', 'security-group-id': 'text' },
      },
    });
    expect(platform.document.contractVersion).toBe('1.1');
  });

  test('publishes every fact and output beside itself, for whatever reads Systems Manager', () => {
    const platform = new Platform();
    sharedIn(platform);
    const { facts, outputs } = offered(platform).Catalogue;
    const template = sharedTemplate(platform);
    const published: Rendered[] = Object.values(template.Resources as Record<string, Rendered>).filter(({ Type }) => Type === 'AWS::SSM::Parameter').map(({ Properties }) => Properties);
    const prefix = '/paved-road/shared/v1/components/Catalogue/';
    const names = [...Object.keys(facts), ...Object.keys(outputs)].map((name) => `${prefix}${name}`);
    expect(published.map(({ Name }) => Name).sort()).toEqual(names.sort());
    expect(platform.document.parameters.names).toEqual(expect.arrayContaining(names));
    const valueOf = (name: string) => published.find(({ Name }) => Name === `${prefix}${name}`)!.Value;
    expect(valueOf('host')).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Catalogue/), 'Endpoint.Address'] });
    expect(valueOf('secret-arn')).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Catalogue/), 'MasterUserSecret.SecretArn'] });
    expect(JSON.stringify(template)).not.toMatch(/"Export"|Fn::ImportValue|resolve:secretsmanager/);
  });

  test.each<[string, DatabaseEngine, object]>([
    ['RDS', DatabaseEngine.postgresql(), { engine: 'postgres', dialect: 'postgresql', port: '6543' }],
    ['MySQL, which is another contract', DatabaseEngine.mysql(), { engine: 'mysql', dialect: 'mysql', port: '6033' }],
  ])('says what it is: %s', (_, engine, facts) => {
    const platform = new Platform();
    sharedIn(platform, 'Catalogue', engine);
    expect(offered(platform).Catalogue.facts).toMatchObject(facts);
    expect(Object.keys(offered(platform).Catalogue.outputs)).not.toContain('reader-host');
  });

  test('has the same entries when it is restored, and their values are those of the restored one', () => {
    const [before, after] = [undefined, DatabaseRestore.fromSnapshot('before-migration')].map((restore) => {
      const platform = new Platform();
      sharedIn(platform, 'Catalogue', DatabaseEngine.auroraPostgresql(), restore);
      return platform;
    });
    expect(after.document).toEqual(before.document);
    const parametersOf = (platform: Platform) => Object.entries(sharedTemplate(platform).Resources as Record<string, Rendered>)
      .filter(([, { Type }]) => Type === 'AWS::SSM::Parameter').map(([id, { Properties }]) => [id, Properties.Name, Properties.Value]);
    expect(parametersOf(after).map(([id, name]) => [id, name])).toEqual(parametersOf(before).map(([id, name]) => [id, name]));
    for (const entry of ['/host', '/secret-arn']) {
      const [was, is] = [before, after].map((platform) => parametersOf(platform).find(([, name]) => name.endsWith(`Catalogue${entry}`))![2]['Fn::GetAtt'][0]);
      expect(is).not.toBe(was);
    }
  });

  test('leaves the core of its environment as it is, to the byte', () => {
    const [alone, sharing] = [new Platform(), new Platform()];
    sharedIn(sharing);
    expect(sharing.coreTemplate).toBe(alone.coreTemplate);
  });

  test('keeps the logical ids that it has without', () => {
    const [own, sharing] = [new Platform(), new Platform()];
    new ServiceDatabase(own.environment.shared, 'Catalogue', { environment: own.environment, dataClassification: DataClassification.INTERNAL });
    sharedIn(sharing);
    expect(sharedTemplate(sharing).Resources).toMatchObject(sharedTemplate(own).Resources);
  });

  test.each(EnvironmentTier._builtIn())('breaks no rule in %s, and has a file that is as its schema says', (tier) => {
    const platform = new Platform({ tier, offers: { network: { egress: true } } });
    sharedIn(platform);
    GovernanceAssertions.of(platform.app).isCompliant();
    const isValid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync('schemas/contract.schema.json', 'utf8')));
    expect([isValid(platform.document), isValid.errors]).toEqual([true, null]);
  });

  test('is shared once, however often it is said', () => {
    const platform = new Platform();
    const database = sharedIn(platform);
    expect(() => database.share()).not.toThrow();
  });

  test('has the tags of its owner on what it publishes', () => {
    const platform = new Platform();
    sharedIn(platform);
    expect(properties(Template.fromJSON(sharedTemplate(platform)), 'AWS::SSM::Parameter').Tags).toMatchObject({ owner: 'team-platform', component: 'Catalogue' });
  });
});

describe('sharing is refused', () => {
  test('of an environment without offers', () => {
    const app = newApp();
    const database = databaseIn(new Stack(app, 'Orders'), new AppEnvironment(app, 'Env', VALID));
    expect(() => database.share()).toThrow(/'environment' must be shared to offer 'Orders', got 'shop-production' without 'offers'.*ContradictingProps/);
  });

  test('of an environment that another app makes', () => {
    const team = new Team({ file: new Platform().contract });
    expect(() => databaseIn(team.stack, team.environment).share()).toThrow(/'environment' must be made in this app to offer components of it, got 'shared' by its contract.*ContradictingProps/);
  });

  test.each<[string, string]>([['a blank', 'My Catalogue'], ['a double dash', 'My--Catalogue'], ['a sign in front', '-catalogue']])('under a name with %s', (_, componentName) => {
    const platform = new Platform();
    const { environment } = platform;
    const database = new ServiceDatabase(environment.shared, 'Catalogue', { environment, dataClassification: DataClassification.INTERNAL, componentName, databaseName: 'catalogue' });
    expect(() => database.share()).toThrow(/'componentName' must be letters and digits with single .* between them to be offered.*InvalidValue/);
  });

  test('under a name that another one has but for case and signs', () => {
    const platform = new Platform();
    sharedIn(platform, 'OrdersDb');
    expect(() => sharedIn(platform, 'Orders-Data')).not.toThrow();
    expect(() => platform.environment.contract!.offerComponent(new Stack(platform.app, 'X'), { name: 'orders-db', type: 'Thing', facts: {}, outputs: {} }))
      .toThrow(/got 'orders-db' beside 'OrdersDb'.*InvalidValue/);
  });
});

describe('secrets', () => {
  const offer = (of: (secret: Secret) => Partial<ComponentOffer>) => {
    const platform = new Platform();
    const stack = new Stack(platform.app, 'Custom');
    platform.environment.contract!.offerComponent(stack, { name: 'Thing', type: 'AcmeThing', facts: {}, outputs: {}, ...of(new Secret(stack, 'Secret')) });
    return platform;
  };

  test('leave as ARNs, typed as secrets', () => {
    const platform = offer((secret) => ({ secrets: { 'api-key': secret } }));
    expect(offered(platform).Thing.outputs).toEqual({ 'api-key': 'secret' });
    const { template } = platform.app.synth().getStackByName('Custom');
    expect(properties(Template.fromJSON(template), 'AWS::SSM::Parameter').Value).toEqual({ Ref: expect.stringMatching(/^Secret/) });
  });

  test.each<[string, (secret: Secret) => Partial<ComponentOffer>]>([
    ['an output', (secret) => ({ outputs: { password: secret.secretValueFromJson('password').unsafeUnwrap() } })],
    ['a fact', () => ({ facts: { password: SecretValue.ssmSecure('/password', '1').unsafeUnwrap() } })],
    ['a part of an output', (secret) => ({ outputs: { url: `postgres://master:${secret.secretValue.unsafeUnwrap()}@host` } })],
  ])('do not leave by their value in %s', (_, of) => {
    expect(() => offer(of)).toThrow(/'outputs' must have no value of a secret, got one in '(password|url)'; give the secret in 'secrets'.*InvalidValue/);
  });
});
