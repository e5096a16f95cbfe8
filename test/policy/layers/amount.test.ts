import { Amount } from '../../../src/policy/layers/amount';

describe('Amount', () => {
  test.each([
    ['20', 20, false], ['0.5', 0.5, false], ['1e-7', 1e-7, false], ['0', 0, false],
    ['1 KiB', 1024, true], ['1 MiB', 1024 ** 2, true], ['512MiB', 512 * 1024 ** 2, true], ['1 GiB', 1024 ** 3, true], ['1.5 TiB', 1.5 * 1024 ** 4, true], ['1 PiB', 1024 ** 5, true],
  ])('%s is %d, a size: %s', (text, value, isSize) => expect(Amount.parse(text)).toMatchObject({ value, isSize }));

  test.each([['1024 GiB', '1 TiB'], ['1536 GiB', '1536 GiB'], ['0.5 KiB', '0.5 KiB'], ['0 TiB', '0 KiB'], ['020', '20']])('%s is written %s', (text, written) => {
    expect(String(Amount.parse(text))).toBe(written);
  });
});
