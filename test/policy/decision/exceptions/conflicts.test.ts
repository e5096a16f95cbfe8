import { Conflicts } from '../../../../src/policy/decision/exceptions/conflicts';
import { Waiver, WaiverProps } from '../../../../src/waivers';
import { PendingEntry } from '../../../../src/waivers/base/register-comparison';
import { ENTRY } from '../../../waivers/base/repositories';

const waiver = (terms: Partial<WaiverProps> = {}): Waiver => new Waiver({ ...ENTRY, ...terms });
const elsewhere = { scope: { path: 'Shop/More' } };

/** What each entry contradicts; those that wait by their place. */
const conflicts = (waivers: Waiver[], pending: [number, before?: Waiver][] = []) => {
  const waiting = new Map<Waiver, PendingEntry>(pending.map(([at, before]) => [waivers[at], { because: 'the change adds it', before }]));
  const all = new Conflicts(waivers, waiting);
  return waivers.map((each) => all.about(each));
};

describe('Conflicts', () => {
  test('two entries of one id contradict each other, whatever they cover', () => {
    expect(conflicts([waiver(), waiver(elsewhere), waiver({ ...elsewhere, id: 'W-2' })])).toEqual(['another entry has its id', 'another entry has its id', undefined]);
  });

  test.each<Partial<WaiverProps>>([{ owner: 'team-stock' }, { approver: 'ana' }, { expires: '2027-04-01' }, { granted: '2026-11-02' }, { fingerprints: ['0000000000000001'] }])(
    'two entries that cover the same contradict each other on other terms: %j', (terms) => {
      expect(conflicts([waiver(), waiver({ id: 'W-2', ...terms })])).toEqual(['W-2 covers the same on other terms', 'W-1 covers the same on other terms']);
    });

  test('two entries that say the same contradict nothing, however their lists are ordered', () => {
    expect(conflicts([waiver({ rules: ['A', 'B'] }), waiver({ id: 'W-2', rules: ['B', 'A'] })])).toEqual([undefined, undefined]);
  });

  test('what waits contradicts what counts, and not the other way round', () => {
    expect(conflicts([waiver(), waiver({ id: 'W-2', expires: '2027-04-01' }), waiver()], [[1], [2]])).toEqual([undefined, 'W-1 covers the same on other terms', 'another entry has its id']);
  });

  test('a widened entry does not contradict what it was', () => {
    const before = waiver();
    expect(conflicts([before, waiver({ expires: '2027-04-01' })], [[1, before]])).toEqual([undefined, undefined]);
  });

  test('what waits contradicts what waits', () => {
    expect(conflicts([waiver(), waiver(elsewhere)], [[0], [1]])).toEqual(['another entry has its id', 'another entry has its id']);
  });
});
