import { readFileSync } from 'fs';
import lock from '../package-lock.json';
import { carriedLibraries } from '../release/libraries/carried-libraries';

const rows = readFileSync('NOTICE', 'utf8').split('\n').flatMap((line) => /^ {2}(\S+ +\S+ +.+?) +https:\/\//.exec(line)?.[1].replace(/ +/g, ' ') ?? []);

test('the notice names what others wrote and the package contains, with its version and licence', () => {
  expect(rows).toEqual(carriedLibraries(lock).map(({ name, version, license }) => `${name} ${version} ${license}`));
});
