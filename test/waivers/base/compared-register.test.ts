import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { newFolder, registerOf, WorkingTree } from './repositories';
import { Waiver, WaiverRegister } from '../../../src/waivers';
import { comparedRegister } from '../../../src/waivers/base/compared-register';

const LATER = { expires: '2027-12-31' };

/** What counts of a register, what waits, and what it was compared with. */
const compared = (folder: string, { paths = ['waivers.yaml'], named, inCode = [] }: { paths?: string[]; named?: unknown; inCode?: Waiver[] } = {}) => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    const { waivers, pending, bases } = comparedRegister(WaiverRegister.fromFiles(paths).and(WaiverRegister.fromWaivers(inCode)), named);
    return {
      counting: waivers.filter((waiver) => !pending.has(waiver)).map(({ id }) => id),
      pending: Object.fromEntries([...pending].map(([{ id }, { because }]) => [id, because])),
      ends: Object.fromEntries(waivers.filter((waiver) => !pending.has(waiver)).map(({ id, expires }) => [id, expires])),
      sources: waivers.map(({ source }) => source),
      bases,
    };
  } finally {
    process.chdir(before);
  }
};

/** A repository whose default branch has one entry, and a branch for a change. */
const changed = (): { tree: WorkingTree; base: string } => {
  const tree = WorkingTree.init().register([{}]);
  const base = tree.commit();
  return { tree: tree.branch('change'), base };
};

const environment = { ...process.env };
beforeEach(() => {
  for (const name of ['CI_DEFAULT_BRANCH', 'GITHUB_BASE_REF', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME']) delete process.env[name];
});
afterEach(() => {
  process.env = { ...environment };
});

describe('on a branch', () => {
  test('what was there before counts, and says from which commit it is known', () => {
    const { tree, base } = changed();
    expect(compared(tree.folder)).toMatchObject({ counting: ['W-1'], pending: {}, bases: [{ path: 'waivers.yaml', kind: 'git', commit: base }] });
  });

  test.each(['committed', 'uncommitted'])('an entry that is added waits: %s', (how) => {
    const { tree } = changed();
    tree.register([{}, { id: 'W-2', scope: { path: 'Shop/More' } }]);
    if (how === 'committed') tree.commit();
    expect(compared(tree.folder)).toMatchObject({ counting: ['W-1'], pending: { 'W-2': 'the change adds it' } });
  });

  test('an entry that is widened counts as it was', () => {
    const { tree, base } = changed();
    tree.register([LATER]).commit();
    const { counting, ends, pending, sources } = compared(tree.folder);
    expect({ counting, ends }).toEqual({ counting: ['W-1'], ends: { 'W-1': '2027-03-31' } });
    expect(pending['W-1']).toBe('the change widens it: it ends on 2027-12-31, not on 2027-03-31; until it is merged it counts as it was before');
    expect(sources).toEqual([`${base.slice(0, 12)}:waivers.yaml:4`, 'waivers.yaml:4']);
  });

  test('an entry that is narrowed counts as it is', () => {
    const { tree } = changed();
    tree.register([{ expires: '2026-12-31' }]).commit();
    expect(compared(tree.folder)).toMatchObject({ pending: {}, ends: { 'W-1': '2026-12-31' } });
  });

  test('an entry that is taken out is gone', () => {
    const { tree } = changed();
    tree.register([{ id: 'W-2', scope: { path: 'Shop/More' } }]);
    expect(compared(tree.folder).counting).toEqual([]);
  });

  test('what was merged since counts once it is merged into the branch', () => {
    const { tree } = changed();
    tree.git('checkout', '--quiet', 'main');
    tree.register([{}, { id: 'W-2', scope: { path: 'Shop/More' } }]).commit();
    tree.git('checkout', '--quiet', 'change');
    tree.git('merge', '--quiet', 'main');
    expect(compared(tree.folder)).toMatchObject({ counting: ['W-1', 'W-2'], pending: {} });
  });

  test('a detached HEAD is compared as the branch would be', () => {
    const { tree, base } = changed();
    tree.register([LATER]).commit();
    tree.git('checkout', '--quiet', '--detach');
    expect(compared(tree.folder)).toMatchObject({ ends: { 'W-1': '2027-03-31' }, bases: [{ commit: base }] });
  });

  test('another working tree of the repository is compared as well', () => {
    const { tree, base } = changed();
    const other = newFolder();
    tree.git('worktree', 'add', '--quiet', '--detach', join(other, 'tree'));
    writeFileSync(join(other, 'tree', 'waivers.yaml'), registerOf([LATER]));
    expect(compared(join(other, 'tree'))).toMatchObject({ ends: { 'W-1': '2027-03-31' }, bases: [{ commit: base }] });
  });

  test('git finds the repository of the register where it runs us itself', () => {
    const { tree } = changed();
    process.env.GIT_DIR = join(newFolder(), '.git');
    process.env.GIT_INDEX_FILE = 'nowhere';
    expect(compared(tree.folder)).toMatchObject({ counting: ['W-1'], bases: [{ kind: 'git' }] });
  });
});

describe('on the default branch', () => {
  test('what is committed counts, and what is not waits', () => {
    const tree = WorkingTree.init().register([{}, { id: 'W-2', scope: { path: 'Shop/More' } }]);
    const head = tree.commit();
    tree.register([LATER, { id: 'W-2', scope: { path: 'Shop/More' } }]);
    expect(compared(tree.folder)).toMatchObject({ counting: ['W-1', 'W-2'], ends: { 'W-1': '2027-03-31' }, bases: [{ commit: head }] });
  });

  test('what nobody pushed yet waits where there is a remote', () => {
    const origin = WorkingTree.init().register([{}]);
    origin.commit();
    const tree = origin.clone().register([LATER]);
    tree.commit();
    expect(compared(tree.folder).ends).toEqual({ 'W-1': '2027-03-31' });
  });

  test('a shallow clone has all that is needed', () => {
    const origin = WorkingTree.init().register([{}]);
    origin.commit();
    const head = origin.register([LATER]).commit();
    expect(compared(origin.clone('--depth', '1').folder)).toMatchObject({ ends: { 'W-1': '2027-12-31' }, bases: [{ kind: 'git', commit: head }] });
  });
});

describe('the default branch', () => {
  /** A repository whose branch `trunk` has the entry, and `change` on top of it widens it. */
  const onTrunk = (): WorkingTree => {
    const tree = WorkingTree.init();
    tree.branch('trunk').register([{}]).commit();
    tree.branch('change').register([LATER]).commit();
    return tree;
  };

  test("is what the remote's HEAD says", () => {
    const origin = onTrunk();
    origin.git('checkout', '--quiet', 'trunk');
    const tree = origin.clone();
    tree.git('checkout', '--quiet', 'change');
    expect(compared(tree.folder).ends).toEqual({ 'W-1': '2027-03-31' });
  });

  test.each(['CI_DEFAULT_BRANCH', 'GITHUB_BASE_REF', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME'])('is what %s says where the remote has no HEAD', (variable) => {
    const tree = onTrunk().clone();
    tree.git('remote', 'set-head', 'origin', '--delete');
    process.env[variable] = 'trunk';
    expect(compared(tree.folder).ends).toEqual({ 'W-1': '2027-03-31' });
  });

  test('is not known where nothing says it: then entries count, and the reason is told', () => {
    expect(compared(onTrunk().folder)).toMatchObject({ ends: { 'W-1': '2027-12-31' }, bases: [{ kind: 'unknown', reason: 'no default branch is known here' }] });
  });

  test.each(['tag', 'branch'])('is not a %s of that name', (kind) => {
    const origin = changed().tree.register([LATER]);
    origin.commit();
    origin.git('checkout', '--quiet', 'main');
    const tree = origin.clone();
    tree.git('checkout', '--quiet', 'change');
    tree.git(kind, 'origin/main', 'HEAD');
    expect(compared(tree.folder).ends).toEqual({ 'W-1': '2027-03-31' });
    expect(compared(tree.folder, { named: 'origin/main' }).ends).toEqual({ 'W-1': '2027-03-31' });
  });
});

describe('files', () => {
  test('entries may move to another file, and another name of the file is no addition', () => {
    const { tree } = changed();
    renameSync(join(tree.folder, 'waivers.yaml'), join(tree.folder, 'exceptions.yaml'));
    expect(compared(tree.folder, { paths: ['exceptions.yaml'] })).toMatchObject({ counting: ['W-1'], pending: {} });
    tree.commit();
    expect(compared(tree.folder, { paths: ['exceptions.yaml'] })).toMatchObject({ counting: ['W-1'], pending: {} });
  });

  test('a register may be split into several files', () => {
    const tree = WorkingTree.init().register([{}, { id: 'W-2', scope: { path: 'Shop/More' } }]);
    tree.commit();
    tree.branch('change').register([{}], 'waivers/shop.yaml').register([{ id: 'W-2', scope: { path: 'Shop/More' } }], 'waivers/more.yml');
    rmSync(join(tree.folder, 'waivers.yaml'));
    tree.commit();
    expect(compared(tree.folder, { paths: ['waivers'] })).toMatchObject({ counting: ['W-2', 'W-1'], pending: {} });
  });

  test('what is gone from one file comes back in one other file only', () => {
    const { tree } = changed();
    rmSync(join(tree.folder, 'waivers.yaml'));
    tree.register([{}], 'one/waivers.yaml').register([{ id: 'W-2' }], 'two/waivers.yaml').commit();
    expect(compared(tree.folder, { paths: ['one', 'two'] })).toMatchObject({ counting: ['W-1'], pending: { 'W-2': 'the change adds it' } });
  });

  test('a copy in a new file is an addition, also of what is no register of the app', () => {
    const tree = WorkingTree.init().register([{}], 'other/waivers.yaml').register([], 'waivers.yaml');
    tree.commit();
    tree.branch('change').register([{}]).commit();
    expect(compared(tree.folder)).toMatchObject({ counting: [], pending: { 'W-1': 'the change adds it' } });
  });

  test('what is gone and was no register grants nothing', () => {
    const { tree } = changed();
    tree.git('checkout', '--quiet', 'main');
    tree.write('values.yaml', 'replicas: 2\n').write('broken.yaml', '{').commit();
    tree.git('checkout', '--quiet', '-B', 'change');
    rmSync(join(tree.folder, 'values.yaml'));
    rmSync(join(tree.folder, 'broken.yaml'));
    tree.register([LATER]).commit();
    expect(compared(tree.folder)).toMatchObject({ ends: { 'W-1': '2027-03-31' }, bases: [{ kind: 'git', reason: undefined }] });
  });

  test('a new file with entries waits', () => {
    const tree = WorkingTree.init();
    tree.commit();
    tree.branch('change').register([{}]);
    expect(compared(tree.folder).counting).toEqual([]);
  });

  test('several files and folders are one register', () => {
    const tree = WorkingTree.init().register([{}]).register([{ id: 'W-2', scope: { path: 'Shop/More' } }], 'waivers/more.yaml');
    tree.commit();
    tree.branch('change').register([]).register([{}, { id: 'W-2', scope: { path: 'Shop/More' }, ...LATER }], 'waivers/more.yaml');
    expect(compared(tree.folder, { paths: ['waivers.yaml', 'waivers'] })).toMatchObject({ counting: ['W-1', 'W-2'], ends: { 'W-2': '2027-03-31' }, bases: [{ path: 'waivers.yaml' }, { path: 'waivers' }] });
  });

  test('a register may lie below the top of the repository, and behind a link', () => {
    const tree = WorkingTree.init().register([{}], 'apps/shop/-waivers.yaml');
    const base = tree.commit();
    tree.branch('change').register([LATER], 'apps/shop/-waivers.yaml');
    expect(compared(join(tree.folder, 'apps/shop'), { paths: ['-waivers.yaml'] })).toMatchObject({ ends: { 'W-1': '2027-03-31' }, sources: [`${base.slice(0, 12)}:apps/shop/-waivers.yaml:4`, '-waivers.yaml:4'] });
    const elsewhere = newFolder();
    symlinkSync(join(tree.folder, 'apps/shop/-waivers.yaml'), join(elsewhere, 'waivers.yaml'));
    expect(compared(elsewhere).ends).toEqual({ 'W-1': '2027-03-31' });
  });

  test('what could not be read before granted nothing, and the reason is told', () => {
    const tree = WorkingTree.init().write('waivers.yaml', 'schemaVersion: 1\n');
    const base = tree.commit();
    tree.branch('change').register([{}]);
    const { counting, bases } = compared(tree.folder);
    expect(counting).toEqual([]);
    expect(bases[0].reason).toMatch(new RegExp(`^what cannot be read there granted nothing: ${base.slice(0, 12)}:waivers.yaml:1:1: 'waivers' must be given`));
  });

  test('a submodule is compared with what the repository around it had there', () => {
    const register = changed().tree;
    const before = register.git('rev-parse', 'main').trim();
    const tree = WorkingTree.init();
    tree.commit();
    tree.git('submodule', '--quiet', 'add', '--branch', 'main', `file://${register.folder}`, 'exceptions');
    tree.branch('with').commit();
    const path = { paths: ['exceptions/waivers.yaml'] };
    expect(compared(tree.folder, path)).toMatchObject({ counting: [], bases: [{ reason: 'what cannot be read there granted nothing: its submodule was not there' }] });

    tree.git('branch', '--force', 'main', 'with');
    register.git('checkout', '--quiet', 'main');
    register.register([LATER]).commit();
    tree.git('submodule', '--quiet', 'update', '--remote');
    tree.commit();
    expect(compared(tree.folder, path)).toMatchObject({ ends: { 'W-1': '2027-03-31' }, bases: [{ kind: 'git', commit: before }] });
    expect(compared(tree.folder, { ...path, named: 'HEAD' }).ends).toEqual({ 'W-1': '2027-12-31' });
  });

  const breakGlass = { person: 'ana', from: '2026-11-21T10:00:00Z', until: '2026-11-21T14:00:00Z' };
  test.each([['no entry', []], ['a break glass alone', [{ breakGlass, expires: undefined }]]])('a register with %s asks git nothing', (_, entries) => {
    const tree = WorkingTree.init().register(entries);
    process.env.PATH = '';
    expect(compared(tree.folder).bases).toEqual([]);
  });
});

describe('what nobody can know', () => {
  const unknown = (folder: string, options?: Parameters<typeof compared>[1]) => {
    const { bases: [base], counting } = compared(folder, options);
    expect(base.kind).toBe('unknown');
    expect(base.commit).toBeUndefined();
    expect(base.reason).not.toContain(folder);
    return { reason: base.reason, counting };
  };

  test('without git entries count', () => {
    const { tree } = changed();
    process.env.PATH = newFolder();
    expect(unknown(tree.folder)).toEqual({ reason: 'git is not installed here', counting: ['W-1'] });
  });

  test('without a repository entries count', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'waivers.yaml'), registerOf([{}]));
    expect(unknown(folder)).toEqual({ reason: 'it lies in no git repository', counting: ['W-1'] });
  });

  test('without a commit entries count', () => {
    expect(unknown(WorkingTree.init().register([{}]).folder)).toEqual({ reason: 'its repository has no commit yet', counting: ['W-1'] });
  });

  test.each([[['--branch', 'change']], [['--branch', 'change', '--no-single-branch']]])('a shallow clone %j says how to get a deeper one', (options) => {
    const { tree: origin } = changed();
    origin.register([LATER]).commit();
    origin.git('checkout', '--quiet', 'main');
    origin.write('other', 'x').commit();
    const tree = origin.clone('--depth', '1', ...options);
    expect(unknown(tree.folder)).toEqual({ reason: "the clone is shallow and leaves out where the change began; check out with 'fetch-depth: 0'", counting: ['W-1'] });
  });

  test('histories without anything in common say so', () => {
    const { tree } = changed();
    tree.git('checkout', '--quiet', '--orphan', 'other');
    tree.write('other', 'x').commit();
    expect(unknown(tree.folder).reason).toBe('the change and the default branch have no commit in common');
  });

  test('what a partial clone left out is not fetched', () => {
    const { tree: origin } = changed();
    origin.register([LATER]).commit();
    origin.git('config', 'uploadpack.allowFilter', 'true');
    const tree = origin.clone('--filter=blob:none');
    tree.git('checkout', '--quiet', 'change');
    tree.git('remote', 'set-head', 'origin', 'main');
    expect(unknown(tree.folder).reason).toBe('git cannot read it there; a clone that left contents out has to get them first');
  });

  test('what git ignores cannot be compared, and what was added in spite of that can', () => {
    const { tree } = changed();
    tree.write('.gitignore', 'packages/\n').register([{}], 'packages/acme/waivers.yaml');
    expect(unknown(tree.folder, { paths: ['packages/acme/waivers.yaml'] }).reason).toBe('git ignores it');
    expect(unknown(tree.folder, { paths: ['packages/acme'] }).reason).toBe('git ignores it');
    tree.git('add', '--force', 'packages');
    expect(compared(tree.folder, { paths: ['packages/acme'] }).counting).toEqual([]);
    expect(compared(tree.folder, { paths: ['packages/acme/waivers.yaml'] }).counting).toEqual([]);
  });

  test('what git ignores only now is compared', () => {
    const { tree } = changed();
    tree.git('rm', '--quiet', '--cached', 'waivers.yaml');
    tree.write('.gitignore', 'waivers.yaml\n').register([LATER]).commit();
    expect(compared(tree.folder).ends).toEqual({ 'W-1': '2027-03-31' });
  });

  test('a part of which nobody can tell leaves the other parts as they are', () => {
    const { tree } = changed();
    tree.register([LATER]);
    const outside = newFolder();
    writeFileSync(join(outside, 'more.yaml'), registerOf([{ id: 'W-2' }]));
    expect(compared(tree.folder, { paths: ['waivers.yaml', join(outside, 'more.yaml')] })).toMatchObject({ counting: ['W-1', 'W-2'], ends: { 'W-1': '2027-03-31', 'W-2': '2027-03-31' } });
  });

  test('entries in code count, and it is said that they cannot be compared', () => {
    const { tree } = changed();
    const waiver = new Waiver({ id: 'W-2', rules: ['AwsSolutions-S1'], scope: { path: 'Shop/More' }, reason: 'because of that', owner: 'team-shop', expires: '2027-03-31' });
    expect(compared(tree.folder, { inCode: [waiver] })).toMatchObject({ counting: ['W-1', 'W-2'], bases: [{ kind: 'git' }, { kind: 'unknown', reason: 'it is made in code' }] });
  });
});

describe('a base that is named', () => {
  test('may be any ref', () => {
    const { tree, base } = changed();
    const head = tree.register([LATER]).commit();
    tree.git('tag', 'released', base);
    expect(compared(tree.folder, { named: 'released' })).toMatchObject({ ends: { 'W-1': '2027-03-31' }, bases: [{ commit: base }] });
    expect(compared(tree.folder, { named: head.slice(0, 10) })).toMatchObject({ ends: { 'W-1': '2027-12-31' }, bases: [{ commit: head }] });
    expect(compared(tree.folder, { named: 'HEAD~1' }).bases).toMatchObject([{ commit: base }]);
  });

  test('may be a copy, a file or a folder, without any repository', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'copy'));
    writeFileSync(join(folder, 'waivers.yaml'), registerOf([LATER, { id: 'W-2', scope: { path: 'Shop/More' } }]));
    writeFileSync(join(folder, 'copy', 'waivers.yaml'), registerOf([{}]));
    for (const named of ['./copy', './copy/waivers.yaml', join(folder, 'copy')]) {
      expect(compared(folder, { named })).toMatchObject({ counting: ['W-1'], ends: { 'W-1': '2027-03-31' }, pending: { 'W-2': 'the change adds it' }, bases: [{ path: 'waivers.yaml', kind: 'copy' }] });
    }
  });

  test('a folder of the change is not taken for a branch', () => {
    const { tree } = changed();
    tree.register([{}, { id: 'W-2' }]).register([{}, { id: 'W-2' }], 'origin/main/waivers.yaml');
    expect(() => compared(tree.folder, { named: 'origin/main' })).toThrow(/must be a commit that is here, or a path that begins with '.\/', '..\/' or '\/', got 'origin\/main'; .* \(InvalidWaivers\)/);
  });

  test.each(['--all', '-h', 'nowhere', 'main:waivers.yaml', '0'.repeat(40)])('refuses %s, which is no commit here', (named) => {
    expect(() => compared(changed().tree.folder, { named })).toThrow(new RegExp(`got '${named}'`));
  });

  test.each([[7], [''], [['origin/main']], [null]])('refuses %j, which is no text', (named) => {
    expect(() => compared(changed().tree.folder, { named })).toThrow(/'paved-road:waivers-base' must be a git ref, or the path of a copy of the register, got/);
  });

  test('refuses a copy that is not there or is none', () => {
    const { tree } = changed();
    expect(() => compared(tree.folder, { named: './nowhere.yaml' })).toThrow(/nowhere.yaml: the register must be there and readable, got ENOENT/);
    tree.write('copy.yaml', 'schemaVersion: 2');
    expect(() => compared(tree.folder, { named: './copy.yaml' })).toThrow(/copy.yaml:1:1/);
  });
});
