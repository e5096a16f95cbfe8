import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

test('every example in TypeScript is deployed', () => {
  const apps = readFileSync(join(__dirname, 'apps.ts'), 'utf8');
  const folders = readdirSync(EXAMPLES).filter((folder) => readdirSync(join(EXAMPLES, folder)).some((file) => file.endsWith('.ts')));
  const programs = folders.flatMap((folder) => folder === 'database' ? readdirSync(join(EXAMPLES, folder)).map((file) => `${folder}/${file.replace('.ts', '')}`) : folder);
  expect(programs.filter((program) => !apps.includes(`examples/${program}`))).toEqual([]);
});

test('every app is part of a scenario', () => {
  const scenarios = join(__dirname, 'scenarios');
  const told = readdirSync(scenarios).map((file) => readFileSync(join(scenarios, file), 'utf8')).join();
  const apps = [...readFileSync(join(__dirname, 'apps.ts'), 'utf8').matchAll(/^ {2}'([\w-]+)': /gm)].map(([, name]) => name);
  expect(apps.length).toBeGreaterThan(20);
  expect(apps.filter((name) => !told.includes(`'${name}'`))).toEqual([]);
});
