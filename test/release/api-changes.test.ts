import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { baselineAssembly } from '../../release/api-baseline';
import { apiChangesIn } from '../../release/api-changes';
import { Bump } from '../../src/compatibility/version-bump';

jest.setTimeout(180_000);

const PROPS = 'cdk-paved-road.FunctionServiceProps';

/** What is said about the API of the last release after some change of it. */
async function changesAfter(change: (properties: { name: string }[]) => void) {
  const assembly = JSON.parse(JSON.stringify(baselineAssembly()));
  change(assembly.types[PROPS].properties);
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ jsii: {} }));
    writeFileSync(join(folder, '.jsii'), JSON.stringify(assembly));
    return await apiChangesIn(join(folder, '.jsii'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a prop that is gone breaks the API, is named, and asks for a major version', async () => {
  const { broken, bump } = await changesAfter((properties) => properties.splice(properties.findIndex(({ name }) => name === 'reservedConcurrency'), 1));
  expect(broken).toEqual([{ message: `PROP ${PROPS}.reservedConcurrency: has been removed`, key: `removed:${PROPS}.reservedConcurrency` }]);
  expect(bump).toBe(Bump.MAJOR);
});

test('a prop that is new asks for a minor version', async () => {
  const { broken, added, bump } = await changesAfter((properties) => properties.push({ ...properties.find(({ name }) => name === 'reservedConcurrency')!, name: 'patience' }));
  expect([broken, added, bump]).toEqual([[], [`${PROPS}.patience`], Bump.MINOR]);
});
