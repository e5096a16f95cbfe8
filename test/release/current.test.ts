import { utimesSync } from 'fs';
import { isCurrent } from '../../release/current';
import { workInFolders, write } from '../working-folder';

workInFolders();

/** Writes a file that was changed some seconds after the beginning. */
const changed = (file: string, seconds: number) => {
  write(file, '');
  utimesSync(file, seconds, seconds);
};

beforeEach(() => {
  changed('package.json', 10);
  changed('src/core/tag.ts', 20);
  changed('made', 30);
});

test('what was made after everything that it is made of is current', () => expect(isCurrent('made', ['package.json', 'src'])).toBe(true));

test('a file that changed later, at any depth, makes it old', () => {
  changed('src/core/tag.ts', 40);
  expect(isCurrent('made', ['package.json', 'src'])).toBe(false);
});

test.each([['is not there itself', 'missing', ['src']], ['is made of what is not there', 'made', ['src', 'missing']]])('what %s is not current', (_, made, sources) => {
  expect(isCurrent(made, sources)).toBe(false);
});
