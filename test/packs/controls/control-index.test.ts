import { nagRules } from './nag-rules';
import { ControlMapping } from '../../../src/packs';
import { ControlIndex } from '../../../src/packs/controls/control-index';
import { OWN_MAPPINGS } from '../../../src/packs/controls/own-mappings';

const acme: ControlMapping = {
  framework: 'ACME', version: '3', source: 'https://wiki.acme.example/controls', controls: { 'K-2': ['ACME-PORT', 'AwsSolutions-RDS2'], 'K-1': ['ACME-PORT'] },
};
const rule = (change: object = {}) => ({ pack: 'AcmeChecks', rule: 'ACME-PORT', statement: 'ports are narrow', sameAs: [], ...change });

describe('ControlIndex', () => {
  test('knows the rules of this library', () => {
    expect(new ControlIndex().controlsOfRule('PR-RDS-NOT-PUBLIC')).toContain('AWS-FSBP/RDS.2');
  });

  test('qualifies and sorts', () => expect(new ControlIndex([acme]).controlsOfRule('ACME-PORT')).toEqual(['ACME/K-1', 'ACME/K-2']));

  test('knows nothing of a rule that no mapping names', () => {
    for (const id of ['ACME-OTHER', 'constructor']) expect(new ControlIndex([acme]).controlsOfRule(id)).toEqual([]);
  });

  test('adds up what several mappings of one framework say, each control once', () => {
    const more = { ...acme, controls: { 'K-1': ['ACME-PORT'], 'K-9': ['ACME-PORT'] } };
    expect(new ControlIndex([acme, more]).controlsOfRule('ACME-PORT')).toEqual(['ACME/K-1', 'ACME/K-2', 'ACME/K-9']);
  });

  test('adds the controls of rules that make the same check', () => {
    const index = new ControlIndex([...OWN_MAPPINGS, acme]);
    expect(index.controlsOf(rule({ rule: 'PR-RDS-STORAGE-ENCRYPTED', sameAs: ['AwsSolutions-RDS2'] }))).toEqual(expect.arrayContaining(['ACME/K-2', 'AWS-FSBP/RDS.3']));
  });

  test('adds the controls that the text of a rule of cdk-nag names', () => {
    const statement = nagRules('HIPAA.Security').find(({ id }) => id === 'HIPAA.Security-RDSStorageEncrypted')!.info;
    const mapping = { ...acme, controls: { 'K-7': ['HIPAA.Security-RDSStorageEncrypted'] } };
    expect(new ControlIndex([mapping]).controlsOf({ pack: 'HIPAA.Security', rule: 'HIPAA.Security-RDSStorageEncrypted', statement, sameAs: [] }))
      .toEqual(['ACME/K-7', 'HIPAA.Security/164.312(a)(2)(iv)', 'HIPAA.Security/164.312(e)(2)(ii)']);
  });

  test('adds the controls that a rule names itself, each once', () => {
    expect(new ControlIndex([acme]).controlsOf(rule({ controls: ['OTHER/1', 'ACME/K-2'] }))).toEqual(['ACME/K-1', 'ACME/K-2', 'OTHER/1']);
  });

  test('answers the same rule of a pack from memory, and that of another pack anew', () => {
    const index = new ControlIndex([acme]);
    expect(index.controlsOf(rule())).toBe(index.controlsOf(rule()));
    expect(index.controlsOf(rule({ pack: 'PCI.DSS.321', statement: 'X - (Control ID: 4.1).' }))).toEqual(['ACME/K-1', 'ACME/K-2', 'PCI.DSS.321/4.1']);
  });

  test.each<[string, object, string]>([
    ['no framework', { framework: '' }, "'framework' must be a name"],
    ['a framework with a slash', { framework: 'ACME/2' }, "'framework' must be a name"],
    ['a framework with a space', { framework: 'ACME 2' }, "'framework' must be a name"],
    ['no version', { version: ' ' }, "'version' must say"],
    ['no source', { source: undefined }, "'source' must name"],
    ['a day in another form', { retrieved: '21.11.2026' }, "'retrieved' must be a day"],
    ['an empty day', { retrieved: '' }, "'retrieved' must be a day"],
    ['no controls', { controls: {} }, "'controls' must map at least one control"],
    ['controls left out', { controls: undefined }, "'controls' must map at least one control"],
    ['a control with a space', { controls: { 'K 1': ['ACME-PORT'] } }, "'controls' must have ids without spaces"],
    ['a control without an id', { controls: { '': ['ACME-PORT'] } }, "'controls' must have ids without spaces"],
    ['a control for no rule', { controls: { 'K-1': [] } }, "'controls' must name at least one rule for K-1"],
  ])('refuses a mapping with %s', (_, change, message) => {
    expect(() => new ControlIndex([{ ...acme, ...change }])).toThrow(expect.objectContaining({ code: 'InvalidValue', message: expect.stringContaining(message) }));
  });

  test('accepts a day and a mapping without one', () => {
    expect(() => new ControlIndex([acme, { ...acme, retrieved: '2026-11-21' }])).not.toThrow();
  });

  test('says everything that is wrong at once, and with which framework', () => {
    const wrong = [{ ...acme, version: '' }, { ...acme, framework: 'OTHER', source: '', controls: {} }];
    const said = expect.objectContaining({
      problems: [
        { code: 'InvalidValue', message: expect.stringMatching(/^ACME: 'version'/) },
        { code: 'InvalidValue', message: expect.stringMatching(/^OTHER: 'source'/) },
        { code: 'InvalidValue', message: expect.stringMatching(/^OTHER: 'controls'/) },
      ],
    });
    expect(() => new ControlIndex(wrong)).toThrow(said);
  });
});
