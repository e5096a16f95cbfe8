import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { API_BASELINE, baselineAssembly } from '../../../release/api/api-baseline';
import { apiChangesIn } from '../../../release/api/api-changes';
import { Bump } from '../../../src/compatibility/version-bump';

jest.setTimeout(180_000);

const PROPS = 'cdk-paved-road.FunctionServiceProps';

/** What is said about the API of the last release after some change of it. */
async function changesAfter(change: (properties: { name: string }[]) => void) {
  const assembly = JSON.parse(JSON.stringify(baselineAssembly()));
  change(assembly.types[PROPS].properties);
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    cpSync(API_BASELINE, folder, { recursive: true });
    symlinkSync(join(__dirname, '..', '..', '..', 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, '.jsii'), JSON.stringify(assembly));
    return await apiChangesIn(join(folder, '.jsii'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a prop that is gone breaks the API, is named, and asks for a major version', async () => {
  const { broken, bump } = await changesAfter((properties) => properties.splice(properties.findIndex(({ name }) => name === 'tiers'), 1));
  expect(broken).toEqual([{ message: `PROP ${PROPS}.tiers: has been removed`, key: `removed:${PROPS}.tiers` }]);
  expect(bump).toBe(Bump.MAJOR);
});

test('a prop that is new asks for a minor version', async () => {
  const { broken, added, bump } = await changesAfter((properties) => properties.push({ ...properties.find(({ name }) => name === 'tiers')!, name: 'patience' }));
  expect([broken, added, bump]).toEqual([[], [`${PROPS}.patience`], Bump.MINOR]);
});
