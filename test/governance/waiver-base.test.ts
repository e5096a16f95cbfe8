import { readFileSync } from 'fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { newApp, recordOf, registeredIn } from './apps';
import { Governance, policy, waivers } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { ENTRY, newFolder, WorkingTree } from '../waivers/base/repositories';

const MORE = { id: 'W-2', scope: { path: 'Shop/More' } };

interface Options {
  /** The context that names the base. */
  readonly base?: unknown;
  readonly exceptions?: policy.ExceptionSettings;
  readonly rules?: Record<string, policy.RuleSetting>;
  readonly inCode?: waivers.Waiver[];
  readonly layers?: policy.PolicyLayer[];
}

/** What became of two careless buckets and of the register in a working tree. */
const judgedIn = (folder: string, { base, exceptions, rules, inCode = [], layers = [] }: Options = {}) => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    const app = newApp({ outdir: newFolder(), context: { 'paved-road:instant': '2026-11-21T00:00:00Z', ...base === undefined ? {} : { 'paved-road:waivers-base': base } } });
    const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions, rules });
    Governance.apply(app, { waivers: waivers.WaiverRegister.fromWaivers(inCode), policy: policy.GovernancePolicy.fromLayers([layer, ...layers]) });
    const stack = new Stack(app, 'Shop');
    new Bucket(stack, 'Files');
    new Bucket(stack, 'More');
    GovernanceAssertions.of(app);
    const record = recordOf(app);
    const said = (id: string) => record.findings.filter(({ rule }) => rule === `PR-GOVERNANCE-${id}`).map(({ severity, disposition, message, source }) => [severity, disposition, source === undefined ? message : `${source}: ${message}`]);
    return {
      record,
      said,
      buckets: Object.fromEntries(record.findings.filter(({ rule }) => rule === 'AwsSolutions-S1').map(({ resource, disposition }) => [resource!.path.split('/')[1], disposition])),
      entries: registeredIn(record).map(({ id, state, lifted, expires }) => [id, state, lifted, expires]),
    };
  } finally {
    process.chdir(before);
  }
};

/** A branch whose base has a waiver for one of the buckets. */
const branch = (): WorkingTree => {
  const tree = WorkingTree.init().register([{}]);
  tree.commit();
  return tree.branch('change');
};

describe('a change that adds a waiver', () => {
  test('is not excepted by it, and says so', () => {
    const { buckets, entries, said } = judgedIn(branch().register([{}, MORE]).folder);
    expect(buckets).toEqual({ Files: 'waived', More: 'blocking' });
    expect(entries).toEqual([['W-1', 'active', 1, '2027-03-31'], ['W-2', 'pending', 0, '2027-03-31']]);
    expect(said('WAIVER-PENDING')).toEqual([['WARNING', 'advisory', 'waivers.yaml:18: the waiver W-2: the change adds it']]);
  });

  test('is excepted where the policy says that the review of the change approves it', () => {
    const { buckets, record } = judgedIn(branch().register([{}, MORE]).folder, { exceptions: { approvedByMerge: true } });
    expect(buckets).toEqual({ Files: 'waived', More: 'waived' });
    expect(record.waiverBases).toEqual([]);
  });

  test('is not excepted where a layer takes that back in some places', () => {
    const appliesTo = { environments: ['shop-production'] };
    const strict = new policy.PolicyLayer({ name: policy.PolicyLayerName.ENVIRONMENT, appliesTo, exceptions: { approvedByMerge: false } });
    const { buckets } = judgedIn(branch().register([{}, MORE]).folder, { exceptions: { approvedByMerge: true }, layers: [strict] });
    expect(buckets).toEqual({ Files: 'waived', More: 'blocking' });
  });

  test('may break the glass', () => {
    const breakGlass = { person: 'ana', from: '2026-11-21T10:00:00Z', until: '2026-11-21T14:00:00Z' };
    const taken = { ...MORE, breakGlass, approver: undefined, granted: undefined, expires: undefined };
    const { buckets, said } = judgedIn(branch().register([{}, taken]).folder);
    expect(buckets).toEqual({ Files: 'waived', More: 'waived' });
    expect(said('WAIVER-PENDING')).toEqual([]);
  });

  test('makes nothing void that was granted before, and is told what it contradicts', () => {
    const { buckets, entries, said } = judgedIn(branch().register([{}, { id: 'W-2', expires: '2027-12-31' }, { ...MORE, id: 'W-1' }]).folder);
    expect(buckets).toEqual({ Files: 'waived', More: 'blocking' });
    expect(entries.map(([, state]) => state)).toEqual(['active', 'conflicting', 'conflicting']);
    expect(said('WAIVER-CONFLICTING').map(([,, message]) => message)).toEqual([
      'waivers.yaml:18: the waiver W-2: W-1 (waivers.yaml:4) covers the same on other terms',
      'waivers.yaml:32: the waiver W-1: another entry (waivers.yaml:4) has its id',
    ]);
  });
});

describe('a change that widens a waiver', () => {
  test('is excepted from what was granted before', () => {
    const { buckets, entries, said } = judgedIn(branch().register([{ scope: { path: 'Shop' }, expires: '2027-12-31' }]).folder);
    expect(buckets).toEqual({ Files: 'waived', More: 'blocking' });
    expect(entries).toEqual([['W-1', 'active', 1, '2027-03-31'], ['W-1', 'pending', 0, '2027-12-31']]);
    expect(said('WAIVER-CONFLICTING')).toEqual([]);
  });

  test('has nothing to wait for when it says that the base is another commit, which the record tells', () => {
    const tree = branch().register([{ scope: { path: 'Shop' } }]);
    const commit = tree.commit();
    const { buckets, record } = judgedIn(tree.folder, { base: 'HEAD' });
    expect(buckets).toEqual({ Files: 'waived', More: 'waived' });
    expect(record.waiverBases).toEqual([{ path: 'waivers.yaml', kind: 'git', commit }]);
  });
});

describe('a base that nobody knows', () => {
  const uncommitted = (): string => WorkingTree.init().register([{}]).folder;

  test('lets the entries count, and is a warning', () => {
    const { buckets, said } = judgedIn(uncommitted());
    expect(buckets.Files).toBe('waived');
    expect(said('WAIVER-BASE-UNKNOWN')).toEqual([['WARNING', 'advisory', 'nobody can tell which waivers of waivers.yaml the change adds: its repository has no commit yet']]);
  });

  test('blocks where the policy says so', () => {
    const { said } = judgedIn(uncommitted(), { rules: { 'PR-GOVERNANCE-WAIVER-BASE-UNKNOWN': { severity: policy.Severity.ERROR } } });
    expect(said('WAIVER-BASE-UNKNOWN')).toMatchObject([['ERROR', 'blocking', expect.anything()]]);
  });

  test('is said of entries in code', () => {
    const { buckets, said, record } = judgedIn(newFolder(), { inCode: [new waivers.Waiver(ENTRY)] });
    expect(buckets.Files).toBe('waived');
    expect(said('WAIVER-BASE-UNKNOWN')).toMatchObject([['INFO', 'advisory', expect.stringContaining('entries that are made in code cannot be compared')]]);
    expect(record.waiverBases).toEqual([{ kind: 'unknown', reason: 'it is made in code' }]);
  });

  test('grants nothing where it was named: a base that is not there cannot be read', () => {
    const { buckets, said } = judgedIn(branch().folder, { base: 'origin/main' });
    expect(buckets.Files).toBe('blocking');
    expect(said('REGISTER-UNREADABLE')).toMatchObject([['ERROR', 'blocking', expect.stringContaining("got 'origin/main'; fetch it before the synthesis")]]);
  });
});

test('without waivers nothing is compared', () => {
  expect(judgedIn(newFolder()).record.waiverBases).toEqual([]);
});

test('the record is as its schema says, and names no folder of this machine', () => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const isValid = ajv.compile(JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')) as object);
  const tree = branch().register([{ expires: '2027-12-31' }, MORE]);
  for (const options of [{}, { base: './waivers.yaml' }, { inCode: [new waivers.Waiver({ ...ENTRY, id: 'W-3' })] }]) {
    const { record } = judgedIn(tree.folder, options);
    isValid(record);
    expect(isValid.errors).toBeNull();
    expect(JSON.stringify([record.waivers, record.waiverBases, record.findings])).not.toContain(tree.folder);
  }
});
