import { nearest } from '../../../src/private/documents/nearest';

describe('nearest', () => {
  test.each([
    ['severty', 'severity'], ['Severity', 'severity'], ['unknwon', 'unknown'], ['tier', 'tiers'], ['xyz', undefined], ['', undefined],
    ['severitxxx', 'severity'], ['severitxxxx', undefined],
  ])('%j was meant to be %s', (word, meant) => expect(nearest(word, ['severity', 'unknown', 'tiers'])).toBe(meant));

  test('a short word that shares nothing with another is not meant to be it', () => expect(nearest('xy', ['ab'])).toBeUndefined());

  test('of two that are as near the first in the alphabet is named', () => expect(nearest('ac', ['ab', 'aa'])).toBe('aa'));
});
