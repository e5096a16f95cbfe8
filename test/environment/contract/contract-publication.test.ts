import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EVERYTHING, Platform } from './sharing';
import { AppEnvironment, DataClassification, EnvironmentTier } from '../../../src';
import { newApp } from '../../governance/apps';
import { CONCRETE, properties, Rendered, VALID } from '../shop';

const published = (platform: Platform): Record<string, Rendered> => {
  const found = Template.fromJSON(JSON.parse(platform.coreTemplate)).findResources('AWS::SSM::Parameter');
  return Object.fromEntries(Object.values(found).map(({ Properties }) => [Properties.Name, Properties]));
};

describe('non-CDK consumers (SSM, JSON)', () => {
  test('find every value below one path, lists as lists', () => {
    const platform = new Platform();
    const values = published(platform);
    expect(values['/paved-road/shared/v1/contract-version']).toMatchObject({ Type: 'String', Value: '1.1' });
    expect(values['/paved-road/shared/v1/network/vpc-id']).toMatchObject({ Type: 'String', Value: { Ref: expect.stringMatching(/^Network/) } });
    const subnets = values['/paved-road/shared/v1/network/data-subnet-ids'];
    expect(subnets.Type).toBe('StringList');
    expect(subnets.Value).toEqual({ 'Fn::Join': [',', [1, 2, 3].map((zone) => ({ Ref: expect.stringContaining(`DataSubnet${zone}`) }))] });
    expect(values['/paved-road/shared/v1/keys/confidential'].Value).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Keysconfidential/), 'Arn'] });
    expect(Object.keys(values).sort()).toEqual(platform.document.parameters.names);
  });

  test('read in the file what it is, whose, where, and what it offers', () => {
    const { document } = new Platform({ env: CONCRETE });
    expect(document).toMatchObject({
      contractVersion: '1.1',
      name: 'shared',
      identity: { application: 'platform', owner: 'team-platform', costCenter: 'cc-4711' },
      tier: { name: 'production', lineage: ['production'], values: { backupRetention: 'P35D', monthlyBudget: null } },
      ...CONCRETE,
      offers: { network: { addresses: '10.0.0.0/16', zones: 3, egress: true, services: ['dynamodb', 's3'] }, keys: ['internal', 'confidential'], alarms: ['page', 'ticket', 'info'], backups: true },
      parameters: { prefix: '/paved-road/shared/v1' },
    });
  });

  test('read no account and region where nobody knows them', () => {
    const { document } = new Platform();
    expect([document.account, document.region]).toEqual([undefined, undefined]);
  });

  test.each<[string, object]>([
    ...EnvironmentTier._builtIn().map((tier): [string, object] => [tier.name, { tier, offers: { network: { egress: true } } }]),
    ['with account and region', { env: CONCRETE }],
    ['that offers nothing', { offers: { keys: [], alarms: [], backups: false } }],
  ])('have a file that is as its schema says: %s', (_, props) => {
    const isValid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync('schemas/contract.schema.json', 'utf8')));
    expect([isValid(new Platform(props).document), isValid.errors]).toEqual([true, null]);
  });

  test('have the same file of every synthesis, which names nothing of this machine', () => {
    const [first, second] = [new Platform(), new Platform()];
    const text = readFileSync(first.contract, 'utf8');
    expect(readFileSync(second.contract, 'utf8')).toBe(text);
    for (const place of [process.cwd(), first.app.outdir]) expect(text).not.toContain(place);
    expect(text).not.toMatch(/\$\{Token|TOKEN/);
  });

  test('find the contract of an environment in a stage beside the templates of the stage', () => {
    const app = newApp();
    const stage = new Stage(app, 'Blue');
    new AppEnvironment(stage, 'Env', { ...VALID, name: 'shared', offers: EVERYTHING });
    app.synth();
    expect(existsSync(join(stage.outdir, 'contracts', 'shared.json'))).toBe(true);
  });

  test('have nothing of an environment that offers nothing', () => {
    const app = newApp();
    new AppEnvironment(app, 'Env', VALID);
    app.synth();
    expect(existsSync(join(app.outdir, 'contracts'))).toBe(false);
  });
});

test('what is published has the tags of the environment, and its template has no export', () => {
  const template = Template.fromJSON(JSON.parse(new Platform().coreTemplate));
  expect(properties(template, 'AWS::SSM::Parameter').Tags).toMatchObject({ application: 'platform', environment: 'shared', owner: 'team-platform' });
  expect(JSON.stringify(template.toJSON())).not.toContain('"Export"');
});

test('a company\'s own tier stands in the contract with what it says', () => {
  const silver = EnvironmentTier.custom('silver', { basedOn: EnvironmentTier.STAGING, availabilityZones: 3 });
  const gold = EnvironmentTier.custom('gold', { basedOn: silver, customerManagedKeysFrom: DataClassification.PUBLIC });
  expect(new Platform({ tier: gold }).document.tier).toMatchObject({
    name: 'gold', lineage: ['gold', 'silver', 'staging'], values: { availabilityZones: 3, customerManagedKeysFrom: 'public', backupRetention: 'P14D' },
  });
});
