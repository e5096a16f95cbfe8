import { Amount } from '../../../../src/policy/decision/layers/amount';

describe('Amount', () => {
  test.each([
    ['20', 20, false], ['0.5', 0.5, false], ['1e-7', 1e-7, false], ['0', 0, false],
    ['1 KiB', 1024, true], ['1 MiB', 1024 ** 2, true], ['512MiB', 512 * 1024 ** 2, true], ['1 GiB', 1024 ** 3, true], ['1.5 TiB', 1.5 * 1024 ** 4, true], ['1 PiB', 1024 ** 5, true],
  ])('%s is %d, a size: %s', (text, value, isSize) => expect(Amount.parse(text)).toMatchObject({ value, isSize }));

  test.each([['1024 GiB', '1 TiB'], ['1536 GiB', '1536 GiB'], ['0.5 KiB', '0.5 KiB'], ['0 TiB', '0 KiB'], ['020', '20']])('%s is written %s', (text, written) => {
    expect(String(Amount.parse(text))).toBe(written);
  });

  test.each<[unknown, boolean]>([
    [20, true], [0, true], [0.5, true], ['20', true], ['1 TiB', true], ['512MiB', true], [-1, false], ['-1', false], [NaN, false], [Infinity, false], ['', false], ['much', false],
    ['1 TB', false], ['1 TiB of it', false], ['1-2', false], [['1'], false], [{}, false], [null, false], [undefined, false],
  ])('%j is an amount: %s', (value, expected) => expect(Amount.is(value)).toBe(expected));

  test.each([['1 GiB', '1 GiB', true], ['1024 MiB', '1 GiB', true], ['1025 MiB', '1 GiB', false], ['7', '7', true], ['8', '7', false], ['1', '1 GiB', false], ['1 KiB', '2000', false]])(
    '%s is at most %s: %s', (one, other, expected) => expect(Amount.parse(one).isAtMost(Amount.parse(other))).toBe(expected));

  test.each<[Amount, unknown]>([[Amount.parse('2 GiB').times(0.5), '1 GiB'], [Amount.parse('1 MiB').times(1024), '1 GiB'], [Amount.parse('2').times(3), 6], [Amount.of(4), 4]])(
    '%s is %j in JSON', (amount, expected) => expect(JSON.parse(JSON.stringify(amount))).toBe(expected));
});
