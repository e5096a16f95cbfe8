import { execFileSync } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { positionIn } from '../../../src/governance/scope/source-position';

const MODULES = join(__dirname, '..', '..', '..', 'node_modules');

/** The bucket is made on line 9, which is another one in the compiled script. */
const APP = `import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
interface OnlyForTheCompiler {
  readonly id: string;
}
enum Kind { ONE = 'One' }
class Shop extends Stack {
  public make({ id }: OnlyForTheCompiler): string[] {
    const bucket = new Bucket(this, id);
    return bucket.node.defaultChild!.node.metadata.find(({ type }) => type === 'aws:cdk:creationStack')!.data;
  }
}
console.log(JSON.stringify(new Shop(new App(), 'Shop').make({ id: Kind.ONE })));
`;

/** Compiles the app with the real compiler, into a folder beside it. */
function compiledWith(...options: string[]): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'compiled (one) ')));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'app.ts'), APP);
  const target = ['--target', 'es2022', '--module', 'commonjs', '--noResolve', '--noCheck', '--rootDir', 'src', '--outDir', 'out'];
  execFileSync(process.execPath, [join(MODULES, 'typescript', 'bin', 'tsc'), ...target, ...options, join('src', 'app.ts')], { cwd: folder, stdio: 'pipe' });
  return folder;
}

/** Runs the compiled script as its own process, and says which line it takes the bucket to be made on. */
function positionAfterRunning(folder: string): string | undefined {
  const frames = execFileSync(process.execPath, [join(folder, 'out', 'app.js')], { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_PATH: MODULES } });
  jest.spyOn(process, 'cwd').mockReturnValue(folder);
  return positionIn(JSON.parse(frames));
}

describe('the position in a compiled script', () => {
  let withFile: string;
  let lineInScript: number;
  beforeAll(() => {
    withFile = compiledWith('--sourceMap');
    lineInScript = readFileSync(join(withFile, 'out', 'app.js'), 'utf8').split('\n').findIndex((line) => line.includes('Bucket(')) + 1;
  });
  afterEach(() => jest.restoreAllMocks());

  /** The same app in a new folder, for maps are read once. */
  const copy = (change: (map: Record<string, unknown>, folder: string) => unknown) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'compiled (copy) ')));
    cpSync(withFile, folder, { recursive: true });
    const file = join(folder, 'out', 'app.js.map');
    const changed = change(JSON.parse(readFileSync(file, 'utf8')), folder);
    writeFileSync(file, typeof changed === 'string' ? changed : JSON.stringify(changed));
    return folder;
  };

  test('is another one without the map', () => expect(lineInScript).not.toBe(9));

  test('is that of the source, by a map beside it', () => expect(positionAfterRunning(withFile)).toBe('src/app.ts:9'));

  test('is that of the source, by a map inside', () => expect(positionAfterRunning(compiledWith('--inlineSourceMap'))).toBe('src/app.ts:9'));

  test('is that of the source, by a map that names a root', () => {
    expect(positionAfterRunning(compiledWith('--sourceMap', '--sourceRoot', '../src'))).toBe('src/app.ts:9');
  });

  test('is that of the source, by the address of a file', () => {
    const folder = copy((map, at) => ({ ...map, sources: [`file://${encodeURI(at)}/src/app.ts`] }));
    expect(positionAfterRunning(folder)).toBe('src/app.ts:9');
  });

  test.each<[string, (map: Record<string, unknown>, folder: string) => unknown]>([
    ['the map is broken', () => '{"version": 3, "sources": ['],
    ['the map is not one', () => '[]'],
    ['the map is empty', () => ''],
    ['the map has no sources', (map) => ({ ...map, sources: [] })],
    ['the map says nothing of the line', (map) => ({ ...map, mappings: 'AAAA' })],
    ['the map is of a bundler', (map) => ({ ...map, sources: ['webpack://shop/src/app.ts'] })],
    ['the root is of a bundler', (map) => ({ ...map, sourceRoot: 'webpack://shop' })],
    ['the source lies on another machine', (map) => ({ ...map, sources: ['file://elsewhere/src/app.ts'] })],
    ['the source lies outside of the working directory', (map, folder) => {
      renameSync(join(folder, 'src'), `${folder} sources`);
      return { ...map, sources: [`../../${folder.slice(dirname(folder).length + 1)} sources/app.ts`] };
    }],
    ['the source is gone', (map, folder) => {
      rmSync(join(folder, 'src'), { recursive: true });
      return map;
    }],
  ])('stays that of the script where %s', (_, change) => expect(positionAfterRunning(copy(change))).toBe(`out/app.js:${lineInScript}`));

  test('stays that of the script where the map is missing', () => {
    const folder = copy((map) => map);
    rmSync(join(folder, 'out', 'app.js.map'));
    expect(positionAfterRunning(folder)).toBe(`out/app.js:${lineInScript}`);
  });

  test('is not in a library that a bundler put into the script', () => {
    expect(positionAfterRunning(copy((map) => ({ ...map, sources: ['../node_modules/library/src/app.ts'] })))).toBeUndefined();
  });

  test.each([[':1', 'src/app.ts:9'], [':', 'src/app.ts:9'], ['', 'src/app.ts:9'], [':999', 'src/app.ts:9']])('is found with the column cut to %j', (column, position) => {
    jest.spyOn(process, 'cwd').mockReturnValue(withFile);
    expect(positionIn([`x (${withFile}/out/app.js:${lineInScript}${column})`])).toBe(position);
  });

  test('reads no map for sources and for scripts without one', () => {
    const folder = copy((map) => map);
    writeFileSync(join(folder, 'out', 'plain.js'), '\n');
    jest.spyOn(process, 'cwd').mockReturnValue(folder);
    expect(positionIn([`run (${folder}/out/plain.js:1:1)`])).toBe('out/plain.js:1');
    expect(positionIn([`run (${folder}/src/app.ts:3:1)`])).toBe('src/app.ts:3');
  });
});
