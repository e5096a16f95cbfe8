import { carriedLibraries, LockFile, peerLibraries } from '../../../release/libraries/carried-libraries';

const lock: LockFile = {
  packages: {
    '': { version: '0.0.0', bundleDependencies: ['yaml', 'schema'], peerDependencies: { cdk: '^2.1.0' } },
    'node_modules/cdk': { version: '2.1.0', bundleDependencies: ['tables'] },
    'node_modules/cdk/node_modules/tables': { version: '6.0.0' },
    'node_modules/jest': { version: '30.0.0', dependencies: { yaml: '*' } },
    'node_modules/schema': { version: '8.0.0', dependencies: { uri: '^3.0.0', yaml: '^4.0.0' } },
    'node_modules/schema/node_modules/yaml': { version: '4.1.0', dependencies: { uri: '*' } },
    'node_modules/uri': { version: '3.0.0' },
    'node_modules/yaml': { version: '5.0.0' },
  },
};

describe('carried libraries', () => {
  test('are those that are bundled and those that they need, each copy by itself, by name', () => {
    expect(carriedLibraries(lock).map(({ folder, version }) => `${folder} ${version}`)).toEqual([
      'node_modules/schema 8.0.0', 'node_modules/uri 3.0.0', 'node_modules/yaml 5.0.0', 'node_modules/schema/node_modules/yaml 4.1.0',
    ]);
  });

  test('must be locked', () => {
    const { 'node_modules/uri': _, ...others } = lock.packages;
    expect(() => carriedLibraries({ packages: others })).toThrow('package-lock.json has no uri');
  });
});

test('peer libraries are those that users bring, in the versions that are installed', () => {
  expect(peerLibraries(lock).map(({ name, version }) => `${name} ${version}`)).toEqual(['cdk 2.1.0']);
});
