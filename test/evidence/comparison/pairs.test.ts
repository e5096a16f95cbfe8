import * as fc from 'fast-check';
import { pairs } from '../../../src/evidence/comparison/pairs';

const item = (id: string, place = '') => ({ id, place });
const byId = ({ id }: { id: string }) => id;
const byPlace = ({ place }: { place: string }) => place || undefined;

test('the first of equal names is the first that was there', () => {
  const [one, two] = [item('a', 'first'), item('a', 'second')];
  const [three, four] = [item('a', 'third'), item('a', 'fourth')];
  expect(pairs([one, two], [three, four], [byId]).both).toEqual([{ before: one, after: three }, { before: two, after: four }]);
});

test('the surest key has the first word', () => {
  const [near, same] = [item('x', 'here'), item('a', 'there')];
  const now = item('a', 'here');
  expect(pairs([near, same], [now], [byId, byPlace])).toEqual({ both: [{ before: same, after: now }], added: [], gone: [near] });
  expect(pairs([near], [now], [byId, byPlace]).both).toEqual([{ before: near, after: now }]);
});

test('what has no key is never the same', () => expect(pairs([item('a')], [item('b')], [byPlace])).toEqual({ both: [], added: [item('b')], gone: [item('a')] }));

test('nothing is lost, and nothing is two things', () => {
  const items = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), place: fc.constantFrom('', 'x', 'y') }), { maxLength: 12 });
  fc.assert(fc.property(items, items, (before, after) => {
    const { both, added, gone } = pairs(before, after, [byId, byPlace]);
    expect(new Set([...both.map((pair) => pair.before), ...gone])).toEqual(new Set(before));
    expect([both.length + gone.length, both.length + added.length]).toEqual([before.length, after.length]);
    expect(both.every((pair) => byId(pair.before) === byId(pair.after) || byPlace(pair.before) === byPlace(pair.after))).toBe(true);
  }));
});
