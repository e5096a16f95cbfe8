import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { problemOf, writeFiles, writePieces } from '../../../src/evidence/files/evidence-folder';
import { whileReadOnly } from '../../read-only';
import { refusalOf } from '../../refusal';
import { testWhere } from '../../test-where';

const newFolder = () => mkdtempSync(join(tmpdir(), 'evidence-'));
const file = (name: string, ...pieces: string[]) => ({ name, pieces });
const onFullDisk = testWhere(existsSync('/dev/full'), 'there is no /dev/full');

describe('a file is written', () => {
  test('piece by piece, in UTF-8, however long the pieces are', () => {
    const path = join(newFolder(), 'deep', 'file.txt');
    const pieces = ['ä', '€'.repeat(400_000), '', 'x'.repeat(3_000_000), '😀'];
    writePieces(path, pieces);
    expect(readFileSync(path, 'utf8') === pieces.join('')).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['file.txt']);
  });

  test('as a whole or not at all: what was there stays when a piece cannot be made', () => {
    const folder = newFolder();
    const path = join(folder, 'file.txt');
    writePieces(path, ['before']);
    const broken = (function* () {
      yield 'half';
      throw new Error('no more');
    })();
    expect(refusalOf(() => writePieces(path, broken))).toContain('no more');
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['before', ['file.txt']]);
  });
});

describe('a place that cannot be written to is refused with its name and what the system says:', () => {
  test('a folder in the way', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'file.txt'));
    expect(refusalOf(() => writePieces(join(folder, 'file.txt'), ['x']))).toMatch(/file\.txt' must be a file that can be written, got EISDIR, illegal operation on a directory \(FileFailure\)$/);
    expect(readdirSync(folder)).toEqual(['file.txt']);
  });

  test('a file where the folder should be', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'governance'), 'in the way');
    expect(refusalOf(() => writePieces(join(folder, 'governance', 'file.txt'), ['x']))).toMatch(/governance\/file\.txt' must be .*, got (EEXIST|ENOTDIR), /);
  });

  test('a folder that is read-only', () => {
    const folder = newFolder();
    const said = whileReadOnly(folder, () => refusalOf(() => writePieces(join(folder, 'file.txt'), ['x'])));
    expect(said).toContain("file.txt' must be a file that can be written, got EACCES, permission denied (FileFailure)");
  });

  onFullDisk('a full disk', () => {
    const folder = newFolder();
    symlinkSync('/dev/full', join(folder, 'file.txt.part'));
    expect(refusalOf(() => writePieces(join(folder, 'file.txt'), ['x']))).toContain('got ENOSPC, no space left on device (FileFailure)');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('one file that cannot be written keeps no other from it', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'two'));
  const { files, problems } = writeFiles(folder, [file('one', '1'), file('two', '2'), file('three', '3')]);
  expect(files).toEqual([join(folder, 'one'), join(folder, 'three')]);
  expect(problems).toEqual([expect.stringMatching(/two' must be a file that can be written, got EISDIR, /)]);
  expect(problems[0]).not.toContain('FileFailure');
});

test.each([
  ['of the file system', () => readdirSync('/nothing/of/this/name'), 'ENOENT, no such file or directory'],
  ['of a writer', () => { throw new TypeError('no such thing'); }, 'TypeError: no such thing'],
])('an error %s is told without naming a folder of this machine', (_, action, says) => expect(problemOf(() => void action())).toBe(says));

test('what went well is no problem', () => expect(problemOf(() => undefined)).toBeUndefined());
