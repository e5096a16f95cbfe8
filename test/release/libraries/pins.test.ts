import { lockedPlaces, unpinnedPackages, unpinnedRequirements } from '../../../release/libraries/pins';

test.each([
  ['1.2.3', true], ['2.245.0-alpha.0', true], ['npm:aws-cdk-lib@2.276.0', true],
  ['^1.2.3', false], ['1.2', false], ['latest', false], ['npm:aws-cdk-lib@^2.276.0', false], ['file:../else', false],
])('a package of version %s is pinned: %s', (version, pinned) => {
  expect(unpinnedPackages({ dependencies: { some: version } })).toHaveLength(pinned ? 0 : 1);
  expect(unpinnedPackages({ devDependencies: { some: version } })).toHaveLength(pinned ? 0 : 1);
});

test.each([
  ['junitparser==5.0.3', true], ['cyclonedx-python-lib[validation]==11.12.0', true], ['# a word\n\n', true], ['some==1.0 ; python_version < "3.12"  # why', true],
  ['junitparser', false], ['junitparser>=5', false], ['junitparser==5.*', false], ['git+https://example.com/some', false],
])('the requirement %s is pinned: %s', (line, pinned) => {
  expect(unpinnedRequirements('requirements.txt', line)).toHaveLength(pinned ? 0 : 1);
});

test.each([
  [undefined, true], ['file:../else', true], ['https://registry.example.com/some/-/some-1.0.0.tgz', false], ['git+ssh://git@example.com/some.git', false],
])('a lock file may say that a package was got from %s: %s', (resolved, allowed) => {
  expect(lockedPlaces({ packages: { 'node_modules/some': { version: '1.0.0', resolved } } })).toHaveLength(allowed ? 0 : 1);
});
