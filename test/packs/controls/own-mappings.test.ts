import { nagRules } from './nag-rules';
import { ControlIndex } from '../../../src/packs/controls/control-index';
import { controlsInText } from '../../../src/packs/controls/control-text';
import { mappingProblems } from '../../../src/packs/controls/mapping-problems';
import { NIST_BY_AWS_CONFIG } from '../../../src/packs/controls/nist-800-53-r5';
import { OWN_MAPPINGS, WITHOUT_CONTROL } from '../../../src/packs/controls/own-mappings';
import { _allRules } from '../../../src/rules/all-rules';

const FORMS: Record<string, RegExp> = {
  'AWS-FSBP': /^[A-Z][A-Za-z0-9]+\.\d+$/,
  'NIST.800-53.R5': /^[A-Z]{2}-\d+([a-z](\.\d+)?)?(\((\d+|[a-z])\))*$/,
};
const frameworks = [...new Set(OWN_MAPPINGS.map(({ framework }) => framework))];
const rules = _allRules().map(({ meta }) => meta);
const ids = rules.map(({ id }) => id);
const index = new ControlIndex();

/** Controls of a rule in a framework, without the framework. */
const controlsIn = (framework: string, rule: string): string[] => index.controlsOfRule(rule)
  .filter((control) => control.startsWith(`${framework}/`)).map((control) => control.slice(framework.length + 1));

/** The sibling that a rule has in the pack of cdk-nag for NIST 800-53, revision 5. */
const siblings = new Map(nagRules('NIST.800.53.R5').map(({ id, info }) => [id, controlsInText('NIST.800.53.R5', info)]));
const withSibling = rules.flatMap(({ id, sameAs = [] }) => sameAs.filter((other) => siblings.has(other)).map((other) => [id, other] as const));

describe('the mappings of our own rules', () => {
  test('are of the frameworks that we speak of', () => expect(frameworks).toEqual(Object.keys(FORMS)));

  describe.each(frameworks)('to %s', (framework) => {
    test.each(ids)('map %s, or say why not', (id) => {
      const reason = WITHOUT_CONTROL[framework]?.[id];
      expect(controlsIn(framework, id).length > 0).toBe(reason === undefined);
      if (reason !== undefined) expect(reason).toMatch(/^\w.{30,}[^.]$/);
    });

    test('give well-formed ids', () => {
      expect(ids.flatMap((id) => controlsIn(framework, id)).filter((control) => !FORMS[framework].test(control))).toEqual([]);
    });

    test('name no rule that does not exist', () => {
      const mapped = OWN_MAPPINGS.filter((mapping) => mapping.framework === framework).flatMap(({ controls }) => Object.values(controls).flat());
      const named = [...mapped, ...Object.keys(WITHOUT_CONTROL[framework] ?? {})];
      expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    });
  });

  test.each(OWN_MAPPINGS.map((mapping) => [mapping.framework, mapping.source, mapping] as const))('of %s, after %s, name source and day and no control twice', (_, __, mapping) => {
    expect(mappingProblems(mapping)).toEqual([]);
    expect(mapping.source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|csrc\.nist\.gov)\/\S+$/);
    expect(mapping.retrieved).toBeDefined();
    for (const named of Object.values(mapping.controls)) expect(named).toEqual([...new Set(named)]);
  });

  test('say what stands elsewhere: examples that were looked up by hand', () => {
    expect(index.controlsOfRule('PR-RDS-STORAGE-ENCRYPTED')).toEqual(expect.arrayContaining(['AWS-FSBP/RDS.3', 'NIST.800-53.R5/SC-28', 'NIST.800-53.R5/SC-28(1)']));
    expect(index.controlsOfRule('PR-LAMBDA-TRACED')).toEqual(['NIST.800-53.R5/CA-7']);
    expect(index.controlsOfRule('PR-RDS-MANAGED-PASSWORD')).toEqual(['NIST.800-53.R5/IA-5(7)']);
  });
});

describe('the mapping after AWS Config', () => {
  test('is of every rule that has a sibling in cdk-nag, and of no other', () => {
    expect(withSibling.length).toBeGreaterThan(10);
    expect([...new Set(Object.values(NIST_BY_AWS_CONFIG.controls).flat())].sort()).toEqual(withSibling.map(([id]) => id).sort());
  });

  test.each(withSibling)('says of %s what cdk-nag says of %s', (id, sibling) => {
    expect(new ControlIndex([NIST_BY_AWS_CONFIG]).controlsOfRule(id)).toEqual(siblings.get(sibling));
  });
});
