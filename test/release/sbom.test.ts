import { hash } from 'crypto';
import lock from '../../package-lock.json';
import { carriedLibraries } from '../../release/libraries/carried-libraries';
import { Sbom, sbomFaults, sbomOf, sbomText } from '../../release/sbom';

const carried = carriedLibraries(lock);
const sbom = sbomOf('.', Buffer.from('the package'));

describe('the list of parts', () => {
  test('is CycloneDX and lists what the package carries, all of it and with hashes', async () => {
    expect(await sbomFaults(sbomText(sbom), carried)).toEqual([]);
    expect(sbom.components.filter(({ isExternal }) => !isExternal)).toHaveLength(carried.length);
  });

  test('says which peers users bring, in which versions', () => {
    expect(sbom.components).toContainEqual(expect.objectContaining({ name: 'cdk-nag', isExternal: true, scope: 'required', versionRange: 'vers:npm/>=3.0.2|<4.0.0' }));
  });

  test('connects everything that it lists', () => {
    const used = new Set(sbom.dependencies.flatMap(({ dependsOn = [] }) => dependsOn));
    expect(sbom.components.map((component) => component['bom-ref']).filter((ref) => !used.has(ref))).toEqual([]);
  });

  test('is the same for the same package, on every day and machine', () => {
    expect(sbomText(sbomOf('.', Buffer.from('the package')))).toBe(sbomText(sbom));
    expect(sbomText(sbom)).not.toMatch(/"(timestamp|serialNumber)"/);
    expect(sbomText(sbom)).not.toContain(process.cwd());
  });

  test('is of one package', () => {
    expect(sbom.metadata.component.hashes).toEqual([{ alg: 'SHA-512', content: hash('sha512', 'the package', 'hex') }]);
  });

  test.each<[string, (made: Sbom) => object, RegExp]>([
    ['a library too few', (made) => ({ ...made, components: made.components.slice(1) }), /the document lists .*; the package carries ajv /],
    ['no hash', (made) => ({ ...made, metadata: { component: { ...made.metadata.component, hashes: undefined } } }), /no hash of cdk-paved-road/],
    ['a format of nobody', (made) => ({ ...made, bomFormat: 'cyclone' }), /not CycloneDX 1\.7: \/bomFormat/],
  ])('is refused with %s', async (_, change, fault) => {
    expect(await sbomFaults(JSON.stringify(change(sbom)), carried)).toContainEqual(expect.stringMatching(fault));
  });
});
