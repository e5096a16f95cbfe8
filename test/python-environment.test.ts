import { renameSync, rmSync, statSync } from 'fs';
import { resolve } from 'path';
import { pythonEnvironment } from './python-environment';
import { workInFolders, write } from './working-folder';

workInFolders();
jest.setTimeout(60_000);

/** The program of Python in an environment without requirements, and when it was made. */
const made = (home: string) => {
  const environment = pythonEnvironment(resolve(home), 'requirements.txt');
  if ('missing' in environment) throw new Error(environment.missing);
  return { python: environment.python, at: statSync(resolve(home, 'pyvenv.cfg')).mtimeMs };
};

beforeEach(() => write('requirements.txt', ''));

test('an environment is made once, and anew after it was moved or its Python is gone', () => {
  const first = made('one');
  expect(made('one')).toEqual(first);
  renameSync('one', 'two');
  const moved = made('two');
  expect(moved.at).toBeGreaterThan(first.at);
  rmSync(moved.python);
  expect(made('two').at).toBeGreaterThan(moved.at);
});
