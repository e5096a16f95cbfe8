import { AwsSolutionsChecks, NagPack } from 'cdk-nag';
import { Charter } from '../../../src/governance/regime/charter';
import { packsOf, tagDefinitionsOf } from '../../../src/governance/regime/pack-list';
import { PavedRoadChecks } from '../../../src/packs/paved-road-checks';
import { GovernancePolicy, PolicyLayer, PolicyLayerName } from '../../../src/policy/decision/layers';
import { ResourceView } from '../../../src/policy/template/resource-view';

const listed = (asked: NagPack[] | undefined, named: string[] = [], hasGovernedScopes = false) => {
  const charter = new Charter();
  charter.packs = asked;
  return packsOf(charter, [], named, hasGovernedScopes);
};
const names = (...args: Parameters<typeof listed>) => listed(...args).packs.map(({ name }) => name);

class Acme extends NagPack {
  public readonly name = 'Acme';
  protected checkResource(): void {}
}

class Empty extends NagPack {
  constructor(public readonly name: string) {
    super();
  }

  protected checkResource(): void {}
}

describe('packsOf', () => {
  test('is the default list where nobody asks', () => expect(names(undefined)).toEqual(['PavedRoadChecks', 'AwsSolutions']));

  test.each<[boolean, string[]]>([[false, ['Acme']], [true, ['PavedRoadChecks', 'Acme']]])('is what was asked for, and our own pack beside governed components (%s)', (hasGovernedScopes, expected) => {
    expect(names([new Acme()], [], hasGovernedScopes)).toEqual(expected);
  });

  test('keeps the packs that were handed over', () => {
    const [own, solutions] = [new PavedRoadChecks(), new AwsSolutionsChecks()];
    const { packs } = listed([own, solutions], ['AwsSolutions', 'PavedRoadChecks'], true);
    expect([packs.length, packs[0] === own, packs[1] === solutions]).toEqual([2, true, true]);
  });

  test('adds what layers name, once', () => {
    expect(names([new Acme()], ['HIPAA.Security', 'HIPAA.Security', 'PavedRoadChecks'])).toEqual(['Acme', 'HIPAA.Security', 'PavedRoadChecks']);
  });

  test.each(['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321', 'Serverless'])('knows %s of cdk-nag', (name) => {
    expect(names([new Acme()], [name])).toEqual(['Acme', name]);
  });

  test.each(['R4', 'R5'])('knows NIST 800-53 %s however it is spelled', (revision) => {
    expect(names([new Acme()], [`NIST.800-53.${revision}`, `NIST.800.53.${revision}`])).toEqual(['Acme', `NIST.800.53.${revision}`]);
  });

  test('says which packs nobody has', () => {
    expect(listed(undefined, ['Initech', 'AwsSolutions', 'awssolutions', 'NIST.800-53.R6']).missing).toEqual(['Initech', 'awssolutions', 'NIST.800.53.R6']);
  });

  test('a pack that was handed over is not missing', () => expect(listed([new Acme()], ['Acme'])).toMatchObject({ packs: [{ name: 'Acme' }], missing: [] }));

  test.each([['AwsSolutions', new Empty('AwsSolutions')], ['PavedRoadChecks', new Empty('PavedRoadChecks')]])('a pack that calls itself %s does not stand in for the one that a layer means', (name, empty) => {
    const { packs } = listed([empty], [name]);
    expect(packs).toHaveLength(2);
    expect(packs[1]).not.toBeInstanceOf(Empty);
  });

  test('a pack that calls itself like ours does not take its place beside governed components', () => {
    const { packs } = listed([new Empty('PavedRoadChecks')], [], true);
    expect(packs.filter((pack) => pack instanceof PavedRoadChecks)).toHaveLength(1);
  });
});

describe('what layers ask of tags', () => {
  const tags = (...layers: PolicyLayer[]) => tagDefinitionsOf(GovernancePolicy.fromLayers(layers)._at({}));
  const layer = new PolicyLayer({ name: PolicyLayerName.ORGANIZATION, tags: { required: ['data-owner'], values: { 'data-owner': '^team-.*' } } });

  test('is nothing where no layer says anything', () => expect(tags()).toEqual([]));

  test('is what they require, and the values that they allow', () => {
    expect(tags(layer)).toEqual([{ key: 'data-owner', required: true }, { key: 'data-owner', pattern: '^team-.*' }]);
  });

  test.each<[string, NagPack[] | undefined]>([['of the default list', undefined], ['that was handed over', [new PavedRoadChecks()]]])('is asked by our own pack %s', (_, asked) => {
    const charter = new Charter();
    charter.packs = asked;
    const [own] = packsOf(charter, tags(layer), [], false).packs as PavedRoadChecks[];
    const rule = own.rules.find(({ meta }) => meta.id === 'PR-TAGS-REQUIRED')!;
    const topic = new ResourceView({ path: 'T', stack: '', template: '', logicalId: 'T', type: 'AWS::SNS::Topic' }, { Properties: {} });
    expect(rule.judge(topic).message).toContain('data-owner');
  });
});
