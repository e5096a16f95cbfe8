import { homedir } from 'os';
import { join, resolve } from 'path';
import { npmTarball } from './archives';
import { CheckList } from '../../release/check-list';
import { fileFaults } from '../../release/contents/allowed-files';
import { carriedFaults } from '../../release/contents/carried-faults';
import { checkContents, sizeFaults } from '../../release/contents/npm-package';
import { registryHosts, textFaults } from '../../release/contents/unwanted-texts';
import { workInFolders } from '../working-folder';

const schema = { name: 'schema', version: '8.0.0', license: 'MIT', folder: 'node_modules/schema' };
const good = {
  'package.json': '{}',
  '.jsii': '{}',
  '.jsii.tabl.json': '{}',
  'README.md': '# paved road',
  'LICENSE': 'Apache',
  'CHANGELOG.md': '# Changelog',
  'NOTICE': '  schema  8.0.0  MIT  https://example.com',
  'bin/paved-road': '',
  'lib/index.js': '',
  'lib/index.d.ts': '',
  'lib/rules/table.generated.js': '',
  'schemas/record.schema.json': '{}',
  'assets/report/page.css': '',
  'node_modules/schema/package.json': '{"version":"8.0.0"}',
  'node_modules/schema/LICENSE': 'MIT',
  'node_modules/schema/lib/schema.ts': '',
};

describe('the npm package', () => {
  workInFolders();

  /** The lines that failed, and what is wrong with each. */
  const faultsOf = (files: Record<string, string>): string[] => {
    const lines: string[] = [];
    checkContents(npmTarball('package.tgz', files), [schema], new CheckList('inside', (line) => lines.push(line)));
    return lines.filter((line) => !line.startsWith('  ok'));
  };

  test('is fine when it has what it needs', () => expect(faultsOf(good)).toEqual([]));

  test('is looked at in full: lists, texts and libraries', () => {
    const faults = faultsOf({ ...good, 'test/some.test.js': '', 'README.md': '-----BEGIN RSA PRIVATE KEY-----', 'node_modules/schema/package.json': '{"version":"8.1.0"}' });
    expect(faults.filter((line) => line.startsWith('  FAIL'))).toHaveLength(3);
    expect(faults.join('\n')).toMatch(/test\/some\.test\.js is in the package[^]*README\.md has a private key[^]*schema is 8\.1\.0 in the package/);
  });
});

describe('the files of the npm package', () => {
  const faults = (...files: string[]) => fileFaults([...Object.keys(good), ...files], [schema]);

  test.each(Object.keys(good).slice(0, 10))('must have %s', (file) => {
    expect(fileFaults(Object.keys(good).filter((each) => each !== file), [schema])).toEqual([`${file} is not in the package`]);
  });

  test.each([
    'src/index.ts', 'lib/index.ts', 'lib/index.js.map', 'test/index.test.js', 'tsconfig.json', 'assets/report/tsconfig.json', 'API.md', 'docs/tiers.md', '.npmrc', '.env',
    'node_modules/other/index.js', 'goldens/0.1.0/orders.json', 'lib/../secret.js',
  ])('may not have %s', (file) => expect(faults(file)).toEqual([expect.stringContaining(`${file} is in the package`)]));

  test('that nobody allowed are counted, when they are many', () => {
    expect(faults(...Array.from({ length: 12 }, (_, index) => `docs/${index}.md`))).toEqual([...Array(5).fill(expect.any(String)), 'and 7 more files like these']);
  });
});

describe('texts of the npm package', () => {
  test.each([
    ['lib/index.js', '"use strict";\n//# sourceMappingURL=data:application/json;base64,e30=', 'has a source map'],
    ['lib/index.js', `at ${resolve('src/index.ts')}:3:4`, 'has the path of a folder of this machine'],
    ['node_modules/schema/index.js', `"${join(homedir(), 'me.txt')}"`, 'has the path of a folder of this machine'],
    ['README.md', 'open /home/alice/shop', 'has the path of a home folder'],
    ['README.md', 'open C:\\Users\\alice\\shop', 'has the path of a home folder'],
    ['package.json', `"registry": "https://registry.${'npmjs'}.org/"`, 'has the host of a package registry'],
    ['lib/index.js', `const key = '${'AKIA'}Q3EGRIEYZ5HPLANE';`, 'has what looks like an access key of AWS'],
    ['schemas/record.schema.json', '-----BEGIN PRIVATE KEY-----', 'has a private key'],
    ['README.md', `${'npm_'}${'a1'.repeat(18)}`, 'has what looks like a token'],
  ])('of %s may not be %s', (file, text, fault) => expect(textFaults([[file, text]])).toEqual([expect.stringContaining(`${file} ${fault}`)]));

  test.each([
    ['lib/index.js', 'reads the comment sourceMappingURL of a script'],
    ['lib/index.js', '/** at new Shop (/home/me/shop/lib/shop.ts:12:5) */'],
    ['README.md', 'https://example.com/home/alice/'],
    ['README.md', 'AKIAIOSFODNN7EXAMPLE'],
    ['node_modules/schema/.github/publish.yml', `registry-url: https://registry.${'npmjs'}.org`],
    ['node_modules/schema/dist/schema.js', '//# sourceMappingURL=schema.js.map'],
  ])('of %s may be %s', (file, text) => expect(textFaults([[file, text]])).toEqual([]));
});

test('registries that a machine asks are read from its variables', () => {
  expect(registryHosts({
    npm_config_registry: 'https://me:secret@npm.example.com/api/',
    PIP_INDEX_URL: 'https://pypi.example.com:8443/simple',
    GOPROXY: `https://go.example.com,https://proxy.${'golang'}.org,direct`,
    HOME: 'https://home.example.com',
    UV_INDEX_URL: undefined,
  })).toEqual(['npm.example.com', 'pypi.example.com', 'go.example.com']);
});

describe('libraries in the npm package', () => {
  const files = (changes: Record<string, string | undefined>) => {
    return new Map(Object.entries({ ...good, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  };

  test.each([
    ['is missing', { 'node_modules/schema/package.json': undefined }, 'schema 8.0.0 is bundled and not in the package'],
    ['is another version', { 'node_modules/schema/package.json': '{"version":"8.1.0"}' }, 'schema is 8.1.0 in the package and 8.0.0 in package-lock.json'],
    ['has no licence', { 'node_modules/schema/LICENSE': undefined }, 'schema lies in the package without the text of its licence'],
    ['has an empty licence', { 'node_modules/schema/LICENSE': ' \n' }, 'schema lies in the package without the text of its licence'],
    ['has no row', { NOTICE: 'nothing' }, 'NOTICE has no row for schema 8.0.0 with its licence MIT'],
    ['has the row of another version', { NOTICE: '  schema  8.0.1  MIT  https://example.com' }, 'NOTICE has no row for schema 8.0.0 with its licence MIT'],
    ['has the row of another licence', { NOTICE: '  schema  8.0.0  MIT-0  https://example.com' }, 'NOTICE has no row for schema 8.0.0 with its licence MIT'],
  ])('are refused when one %s', (_, changes, fault) => expect(carriedFaults(files(changes), [schema])).toEqual([fault]));

  test.each(['LICENSE', 'license', 'LICENSE.md', 'LICENCE', 'COPYING'])('may call their licence %s', (name) => {
    expect(carriedFaults(files({ 'node_modules/schema/LICENSE': undefined, [`node_modules/schema/${name}`]: 'MIT' }), [schema])).toEqual([]);
  });
});

test.each([
  [4, 17, 2300, 0], [4.01, 17, 2300, 1], [4, 17.01, 2300, 1], [4, 17, 2301, 1],
])('a package of %d MiB, %d MiB unpacked, in %d files has %d faults', (packed, unpacked, files, faults) => {
  expect(sizeFaults(packed * 2 ** 20, unpacked * 2 ** 20, files)).toHaveLength(faults);
});
