import * as fc from 'fast-check';
import { ENTRY } from './repositories';
import { Waiver, WaiverProps } from '../../../src/waivers';
import { RegisterComparison } from '../../../src/waivers/base/register-comparison';
import { wideningOf } from '../../../src/waivers/base/widening';

const waiver = (terms: Partial<WaiverProps> = {}): Waiver => new Waiver({ ...ENTRY, ...terms });
const glass = { person: 'ana', from: '2026-11-21T10:00:00Z', until: '2026-11-21T14:00:00Z' };

/** The entries that count and those that wait, by id and end. */
const compared = (now: Waiver[], before: Waiver[], counts?: (each: Waiver) => boolean) => {
  const { waivers, pending } = new RegisterComparison(now, before, counts);
  const shown = (each: Waiver) => `${each.id} ${each.expires}`;
  return { counting: waivers.filter((each) => !pending.has(each)).map(shown), waiting: waivers.filter((each) => pending.has(each)).map(shown) };
};

describe('RegisterComparison', () => {
  test('an entry under another id is no addition, with a better reason neither', () => {
    expect(compared([waiver({ id: 'W-9', reason: 'a bucket of access logs that logged itself would never end' })], [waiver()])).toEqual({ counting: ['W-9 2027-03-31'], waiting: [] });
  });

  test('what was one entry is one entry only: a second one that grants the same waits', () => {
    expect(compared([waiver(), waiver({ id: 'W-2' })], [waiver()])).toEqual({ counting: ['W-1 2027-03-31'], waiting: ['W-2 2027-03-31'] });
  });

  test('an id that is given to another entry takes no grant along', () => {
    const now = [waiver({ scope: { path: 'Shop/More' } }), waiver({ id: 'W-2' })];
    const { waivers, pending } = new RegisterComparison(now, [waiver()]);
    expect(waivers).toEqual(now);
    expect([...pending]).toEqual([[now[0], { because: 'the change adds it', before: undefined }]]);
  });

  test('what an entry was stands before it', () => {
    const before = [waiver(), waiver({ id: 'W-2', scope: { path: 'Shop/More' } })];
    const now = [waiver({ expires: '2027-12-31' }), before[1]];
    const { waivers, pending } = new RegisterComparison(now, before);
    expect(waivers).toEqual([before[0], now[0], now[1]]);
    expect(pending.get(now[0])?.before).toBe(before[0]);
  });

  test.each<[string, Waiver[]]>([['new', []], ['longer than before', [waiver({ breakGlass: { ...glass, until: '2026-11-21T11:00:00Z' }, expires: undefined })]], ['what was granted before', [waiver()]]])('a break glass never waits: %s', (_, before) => {
    expect(compared([waiver({ breakGlass: glass, expires: undefined })], before)).toEqual({ counting: ['W-1 2026-11-21'], waiting: [] });
  });

  test('what was a break glass waits when it becomes an exception', () => {
    expect(compared([waiver({ expires: '2026-11-21' })], [waiver({ breakGlass: glass, expires: undefined })])).toEqual({ counting: ['W-1 2026-11-21'], waiting: ['W-1 2026-11-21'] });
  });

  test('what counts in any case claims nothing', () => {
    const [settled, moved] = [waiver(), waiver()];
    expect(compared([settled, moved], [waiver()], (each) => each === settled)).toEqual({ counting: ['W-1 2027-03-31', 'W-1 2027-03-31'], waiting: [] });
  });

  const entries = fc.array(fc.record({
    id: fc.constantFrom('W-1', 'W-2', 'W-3'),
    rules: fc.constantFrom<string[]>(['A'], ['B'], ['A', 'B']),
    scope: fc.constantFrom({ path: 'Shop' }, { path: 'Shop/Files' }),
    expires: fc.constantFrom('2027-01-01', '2027-03-31'),
  }).map(waiver), { maxLength: 5 });

  test('whatever counts is no wider than an entry that was there, each than one of its own; and every entry is said of', () => {
    fc.assert(fc.property(entries, entries, (now, before) => {
      const { waivers, pending } = new RegisterComparison(now, before);
      const counting = waivers.filter((each) => !pending.has(each));
      expect(counting.every((each) => before.some((former) => wideningOf(each, former).length === 0))).toBe(true);
      expect(counting.length).toBeLessThanOrEqual(before.length);
      expect(waivers.filter((each) => now.includes(each))).toEqual(now);
    }), { numRuns: 1000 });
  });

  test('an unchanged register counts as it is, in any order', () => {
    const shuffled = entries.chain((before) => fc.tuple(fc.constant(before), fc.shuffledSubarray(before, { minLength: before.length })));
    fc.assert(fc.property(shuffled, ([before, now]) => expect(new RegisterComparison(now, before).pending.size).toBe(0)));
  });
});
