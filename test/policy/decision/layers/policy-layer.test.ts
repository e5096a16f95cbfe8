import { readFileSync } from 'fs';
import { join } from 'path';
import { GovernancePolicy, PolicyLayer, PolicyLayerName, PolicyLayerProps } from '../../../../src/policy/decision/layers';
import { GovernanceMode } from '../../../../src/policy/decision/mode';
import { YamlDocument } from '../../../../src/private/documents/yaml-document';

const { ORGANIZATION, DOMAIN } = PolicyLayerName;
const layer = (props: Partial<PolicyLayerProps> = {}) => new PolicyLayer({ name: ORGANIZATION, ...props });

describe('PolicyLayer', () => {
  test('in code says the same as a file', () => {
    const { value } = new YamlDocument(`
schemaVersion: 1
layer: domain
mode: warn
rules: { PR-A-B: { severity: ERROR, tiers: { playground: INFO } } }
allow: { tiers: [production], regions: [eu-west-1] }
envelopes: { A.b: { production: { free: 20, signOff: 1024 } } }
`);
    const inFile = PolicyLayer._fromFile(value as object, 'x.yaml', () => undefined);
    const inCode = new PolicyLayer({
      name: DOMAIN,
      source: 'x.yaml',
      mode: { is: GovernanceMode.WARN },
      rules: { 'PR-A-B': { severity: 'ERROR', tiers: { PLAYGROUND: 'INFO' } } },
      allow: { tiers: ['PRODUCTION'], regions: ['eu-west-1'] },
      envelopes: { 'A.b': { PRODUCTION: { free: '20', signOff: '1024' } } },
    });
    expect(inCode._identity).toBe(inFile._identity);
  });

  test('says everything that is wrong at once', () => {
    const wrong = { mode: { is: 'on' as GovernanceMode }, rules: { 'PR-A-B': { severity: 'FATAL' } }, allow: { regions: ['Ireland'] } };
    expect(() => layer({ ...wrong, source: 'policy.ts' })).toThrow(/^3 problems:[^]*'mode.is' must be one of[^]*'rules.PR-A-B.severity' must be one of ERROR, WARNING, INFO, got 'FATAL'[^]*at layer policy.ts\)/);
    expect(() => layer({ allow: { regions: ['Ireland'] } })).toThrow(/\(InvalidPolicy at layer organization\)$/);
  });

  test('may be free up to the sign-off, and announce what holds already', () => {
    expect(() => layer({ envelopes: { 'A.b': { PRODUCTION: { free: '1 TiB', signOff: '1024 GiB' } } } })).not.toThrow();
    expect(() => layer({ mode: { is: GovernanceMode.WARN, from: '2027-01-01', before: GovernanceMode.WARN } })).not.toThrow();
  });

  test('has no settings but those that it knows', () => {
    expect(() => layer({ extend: ['x'] } as object)).toThrow(/'extend' is not known here; did you mean 'extends'\?/);
  });

  test('is not changed by what becomes of its props', () => {
    const [regions, tiers] = [['eu-west-1'], ['PRODUCTION']];
    const policy = GovernancePolicy.fromLayers([layer({ appliesTo: { tiers }, allow: { regions } })]);
    regions.push('us-east-1');
    tiers.push('STAGING');
    expect([policy._at({ tier: 'production' }).allowed('regions'), policy._at({ tier: 'staging' }).allowed('regions')]).toEqual([['eu-west-1'], undefined]);
  });

  test('settings that are undefined are left out', () => expect(layer({ mode: undefined, rules: undefined })._statements.size).toBe(0));

  test('names itself, its source, and the first line that is known', () => {
    const inFile = PolicyLayer._fromFile({ schemaVersion: 1, layer: 'domain' }, 'x.yaml', (key) => key === 'mode' ? 3 : undefined);
    expect([layer()._inWords('mode'), layer({ source: 'policy.ts' })._inWords()]).toEqual(['organization (in code)', 'organization (policy.ts)']);
    expect([inFile._inWords('packs', 'mode'), inFile._inWords('packs')]).toEqual(['domain (x.yaml:3)', 'domain (x.yaml)']);
  });
});

describe('the JSON Schema of policy files', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', '..', 'schemas', 'governance.schema.json'), 'utf8'));

  test('knows every layer and every mode', () => {
    expect(schema.properties.layer.enum).toEqual(Object.values(PolicyLayerName));
    expect(schema.definitions.mode.enum).toEqual(Object.values(GovernanceMode));
  });

  test('describes every setting to editors', () => {
    const settings = Object.entries<{ description?: string }>(schema.properties);
    expect(settings.filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
  });
});
