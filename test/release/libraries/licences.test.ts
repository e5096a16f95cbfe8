import { licenceFaults, licenceTaken } from '../../../release/libraries/licences';

const library = (license?: string) => [{ name: 'pictures', version: '1.0.0', folder: 'node_modules/pictures', license }];

describe('licences', () => {
  test.each([
    ['MIT', 'MIT'],
    ['EPL-2.0 OR GPL-3.0-or-later', 'EPL-2.0'],
    ['(GPL-3.0-only OR ISC)', 'ISC'],
    ['GPL-3.0-only', undefined],
    ['MIT AND GPL-3.0-only', undefined],
    [undefined, undefined],
  ])('of %s, %s is taken', (expression, taken) => expect(licenceTaken(expression)).toBe(taken));

  test('that nobody has read are named with the library', () => {
    expect(licenceFaults(library('SSPL-1.0'), '')).toEqual([expect.stringMatching(/^pictures 1\.0\.0 is under 'SSPL-1\.0'/)]);
    expect(licenceFaults(library(), '')).toEqual([expect.stringMatching(/'no licence'/)]);
  });

  test.each([
    ['pictures is distributed under EPL-2.0. The source code is available at https://example.com.', []],
    ['The source code of others is available.', ['EPL-2.0 wants NOTICE to say where the source code of pictures is']],
  ])('that ask where the source code is need it in the notice: %s', (notice, faults) => {
    expect(licenceFaults(library('EPL-2.0'), notice)).toEqual(faults);
  });
});
