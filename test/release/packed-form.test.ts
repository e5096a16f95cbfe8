import { writeFileSync } from 'fs';
import { npmTarball, zip } from './archives';
import { PACKAGES } from '../../release/packages/packages';
import { formFaults, packedForm } from '../../release/packages/packed-form';
import { workInFolders, write } from '../working-folder';

workInFolders();

const LIBRARY = 'cdk-paved-road@0.2.0.jsii.tgz';
const GROUP = 'java/io/github/cdkpavedroad/cdk-paved-road';

/** Makes a package that says a version, and carries something. */
const MADE: Record<string, (version: string, library: string) => void> = {
  js: (version) => {
    write('js/x', '');
    npmTarball(`js/${LIBRARY}`, { 'package.json': `{"version":"${version}"}`, '.jsii': `{"version":"${version}"}` });
  },
  python: (version, library) => {
    const metadata = `Metadata-Version: 2.4\nName: cdk-paved-road\nVersion: ${version}\n`;
    write('python/x.tar.gz', '');
    writeFileSync('python/x.whl', zip({ [`cdk_paved_road/_jsii/${LIBRARY}`]: library, 'cdk_paved_road-0.2.0.dist-info/METADATA': metadata }));
  },
  java: (version, library) => {
    write(`${GROUP}/0.2.0/cdk-paved-road-0.2.0.pom`, `<parent><version>9</version></parent><artifactId>cdk-paved-road</artifactId>\n<version>${version}</version>`);
    write(`${GROUP}/0.2.0/cdk-paved-road-0.2.0-sources.jar`, '');
    writeFileSync(`${GROUP}/0.2.0/cdk-paved-road-0.2.0.jar`, zip({ 'META-INF/MANIFEST.MF': '', [`io/github/cdkpavedroad/${LIBRARY}`]: library }));
  },
  go: (version, library) => {
    write('go/cdkpavedroad/version', `${version}\n`);
    write('go/cdkpavedroad/go.mod', '');
    write('go/cdknag/go.mod', '');
    write('go/cdknag/version', '3.0.2');
    write('go/cdkpavedroad/jsii/cdk-paved-road-0.2.0.tgz', library);
  },
  dotnet: (version, library) => {
    write('dotnet/CdkPavedRoad/CdkPavedRoad.csproj', `<PropertyGroup><PackageVersion>${version}</PackageVersion></PropertyGroup>`);
    write('dotnet/CdkPavedRoad/cdk-paved-road-0.2.0.tgz', library);
  },
};

test('every package is read', () => expect(Object.keys(MADE)).toEqual(expect.arrayContaining(PACKAGES.map(({ name }) => name))));

describe.each(Object.keys(MADE).filter((name) => name !== 'js'))('the package for %s', (target) => {
  const faults = (version: string, library: string) => {
    MADE[target](version, library);
    const form = packedForm(target, target);
    return formFaults(form, '0.2.0', { ...form, library: Buffer.from('the library') });
  };

  test('is fine with one version and the library of npm', () => expect(faults('0.2.0', 'the library')).toEqual([]));

  test('is refused with another version', () => expect(faults('0.1.9', 'the library')).toEqual([expect.stringMatching(/says version 0\.1\.9, the release is 0\.2\.0/)]));

  test('is refused with another library', () => expect(faults('0.2.0', 'an older one')).toEqual(['the library within is another one than the package of npm']));
});

describe('the package for npm', () => {
  test('says its version twice', () => {
    MADE.js('0.1.9', '');
    expect(formFaults(packedForm('js', 'js'), '0.2.0', undefined)).toEqual([
      'package.json says version 0.1.9, the release is 0.2.0', '.jsii says version 0.1.9, the release is 0.2.0',
    ]);
  });
});

test('a package that is not there is no package', () => {
  write('python/readme', '');
  expect(() => packedForm('python', 'python')).toThrow('the package for python has 0 files like');
  expect(() => packedForm('rust', 'rust')).toThrow('nobody reads packages for rust');
});
