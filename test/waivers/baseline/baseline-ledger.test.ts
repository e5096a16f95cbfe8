import * as fc from 'fast-check';
import { BaselineEntry } from '../../../src/waivers';
import { BaselineLedger, entriesOf, findingsIn } from '../../../src/waivers/baseline/baseline-ledger';
import { Sighting, sightingOf } from '../../../src/waivers/baseline/sighting';

const ENTRY: BaselineEntry = { within: 'shop/Orders', construct: 'Resource', type: 'AWS::RDS::DBCluster', rules: ['A-1', 'B-1'], state: 'non-compliant', controls: ['X/1', 'X/2'] };

/** Whether an entry covers a finding that is like it but for something, when some rules judge. */
const covers = (difference: Partial<Sighting>, entry: Partial<BaselineEntry> = {}, judging: readonly string[] = ['A-1', 'B-1', 'C-1']): boolean => {
  const found = { ...ENTRY, ...difference };
  return new BaselineLedger([{ ...ENTRY, ...entry }], (rule) => judging.includes(rule)).cover([found]).has(found);
};

describe('an entry', () => {
  test.each<[string, Partial<Sighting>]>([
    ['the same', {}],
    ['one of its rules alone, since a pack was taken out', { rules: ['B-1'] }],
    ['its rules and another one, since a pack was added', { rules: ['A-1', 'B-1', 'C-1'] }],
    ['other controls, since a mapping was added', { controls: ['Y/1'] }],
  ])('covers %s', (_, difference) => expect(covers(difference)).toBe(true));

  test.each<[string, Partial<Sighting>]>([
    ['another rule', { rules: ['C-1'], controls: [] }],
    ['another rule for the same control', { rules: ['C-1'] }],
    ['another construct', { construct: 'Replica' }],
    ['the same construct of another component', { within: 'shop/Invoices' }],
    ['another type', { type: 'AWS::RDS::DBInstance' }],
    ['another detail', { detail: 'Action::s3:*' }],
    ['what nobody knows', { state: 'unknown' }],
  ])('does not cover %s', (_, difference) => expect(covers(difference)).toBe(false));

  test('covers by a control what another rule finds, once no pack has any of its own', () => {
    expect(covers({ rules: ['C-1'], controls: ['X/2'] }, {}, ['C-1'])).toBe(true);
    expect(covers({ rules: ['C-1'], controls: ['X/3'] }, {}, ['C-1'])).toBe(false);
    expect(covers({ rules: ['C-1'], controls: ['X/2'] }, {}, ['B-1', 'C-1'])).toBe(false);
    expect(covers({ rules: ['C-1'], controls: [] }, { controls: undefined }, ['C-1'])).toBe(false);
  });

  test('covers as many findings as it stands for', () => {
    const found = [1, 2, 3].map(() => ({ ...ENTRY }));
    const ledger = new BaselineLedger([{ ...ENTRY, count: 2 }], () => true);
    expect(ledger.cover(found).size).toBe(2);
    expect(ledger.cover([{ ...ENTRY }]).size).toBe(0);
    expect(new BaselineLedger([ENTRY], () => true).cover(found).size).toBe(1);
  });

  test('serves what has its rule before what shares its control', () => {
    const byControl = { ...ENTRY, rules: ['C-1'] };
    const byRule = { ...ENTRY };
    expect([...new BaselineLedger([ENTRY], () => false).cover([byControl, byRule])]).toEqual([byRule]);
  });

  test('is kept as far as it covers something, and gone as far as it does not', () => {
    const ledger = new BaselineLedger([{ ...ENTRY, count: 3 }, { ...ENTRY, construct: 'Replica' }], () => true);
    ledger.cover([ENTRY, { ...ENTRY }]);
    expect(ledger.kept()).toEqual([{ ...ENTRY, count: 2 }]);
    expect(ledger.gone()).toEqual([ENTRY, { ...ENTRY, construct: 'Replica' }]);
  });
});

describe('for any baseline and anything that is found', () => {
  const some = <T>(...values: T[]) => fc.constantFrom(...values);
  const sighting = fc.record({ within: some('s', 'e/c'), construct: some('a', 'b'), state: some('non-compliant', 'unknown'), rules: fc.subarray(['A', 'B', 'C'], { minLength: 1 }), controls: fc.subarray(['X/1', 'X/2']) })
    .map(({ rules, controls, state, ...place }) => sightingOf(place, { rules, controls, state }));
  const sightings = fc.array(sighting, { maxLength: 12 });

  test('it covers all that it was made of, in whatever order it is found', () => {
    fc.assert(fc.property(sightings, fc.boolean(), (found, isJudged) => {
      const ledger = new BaselineLedger(entriesOf(found), () => isJudged);
      expect(findingsIn(entriesOf(found))).toBe(found.length);
      expect(ledger.cover([...found].reverse()).size).toBe(found.length);
      expect(ledger.gone()).toEqual([]);
    }));
  });

  test('it never covers more than it stands for, and what it keeps and what is gone are all of it', () => {
    fc.assert(fc.property(sightings, sightings, fc.subarray(['A', 'B', 'C']), (recorded, found, judging) => {
      const ledger = new BaselineLedger(entriesOf(recorded), (rule) => judging.includes(rule));
      const covered = ledger.cover(found).size;
      expect(findingsIn(ledger.kept())).toBe(covered);
      expect(findingsIn(ledger.gone())).toBe(recorded.length - covered);
    }));
  });

  test('what shrank to what is found covers the same of it again', () => {
    fc.assert(fc.property(sightings, sightings, (recorded, found) => {
      const first = new BaselineLedger(entriesOf(recorded), () => true);
      const covered = first.cover(found);
      expect(new BaselineLedger(first.kept(), () => true).cover(found)).toEqual(covered);
    }));
  });
});
