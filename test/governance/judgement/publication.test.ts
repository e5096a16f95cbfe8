import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, PolicyValidationPluginReport, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { evidence, Governance, policy } from '../../../src';
import * as evidenceModule from '../../../src/evidence/evidence';
import { GovernanceHost } from '../../../src/governance/host';
import { publish } from '../../../src/governance/judgement/publication';
import { whileReadOnly } from '../../read-only';
import { refusalOf } from '../../refusal';
import { testWhere } from '../../test-where';
import { newApp, recordOf } from '../apps';

const { ENFORCE, OBSERVE } = policy.GovernanceMode;
const RULE = 'PR-GOVERNANCE-EVIDENCE-UNWRITTEN';
const newFolder = () => mkdtempSync(join(tmpdir(), 'evidence-'));
const onFullDisk = testWhere(existsSync('/dev/full'), 'there is no /dev/full');

interface Circumstances {
  readonly mode?: policy.GovernanceMode;
  readonly options?: evidence.EvidenceOptions;
  readonly context?: Record<string, unknown>;
  /** Whether the app has a bucket that breaks rules. */
  readonly isCareless?: boolean;
  /** What happens between the removal of an earlier record and the writing of the new one. */
  readonly accident?: (outdir: string) => void;
}

const appFor = ({ mode = ENFORCE, options, context, isCareless = false, accident }: Circumstances): App => {
  const app = newApp({ context: { 'paved-road:instant': '2026-11-21T00:00:00Z', ...context } });
  Governance.apply(app, { mode, evidence: options });
  const stack = new Stack(app, 'Shop');
  if (isCareless) new CfnBucket(stack, 'Files');
  stack.node.addValidation({ validate: () => [accident?.(app.outdir)].flatMap(() => []) });
  return app;
};

/** What the CDK prints. */
const synth = (app: App): string => {
  const lines: unknown[] = [];
  const spies = (['error', 'log'] as const).map((name) => jest.spyOn(console, name).mockImplementation((...said: unknown[]) => void lines.push(...said)));
  const error = refusalOf(() => app.synth());
  spies.forEach((spy) => spy.mockRestore());
  // eslint-disable-next-line no-control-regex
  return [...lines, error].join('\n').replace(/\u001b\[\d+m/g, '');
};
const report = (app: App): PolicyValidationPluginReport =>
  GovernanceHost.find(app)!.plugin.validate({ templatePaths: [], appConstruct: app, stackTemplates: [] } as never);

describe('evidence that is written', () => {
  test('stands in the folder of the user, where nothing else is touched', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const app = appFor({ options: { folder, formats: [] } });
    expect(synth(app)).toContain('nothing was refused');
    expect(readdirSync(folder).sort()).toEqual(['index.md', 'mine.txt']);
    expect(readdirSync(join(app.outdir, 'governance'))).toEqual(['record.json']);
    expect(readFileSync(join(folder, 'index.md'), 'utf8')).toContain('`governance/record.json` in the cloud assembly');
  });

  test('beside the record replaces what an earlier synthesis left there', () => {
    const app = appFor({});
    mkdirSync(join(app.outdir, 'governance'));
    writeFileSync(join(app.outdir, 'governance', 'findings.sarif'), 'of an earlier synthesis');
    synth(app);
    expect(readdirSync(join(app.outdir, 'governance'))).not.toContain('findings.sarif');
    expect(readFileSync(join(app.outdir, 'governance', 'index.md'), 'utf8')).toContain('[record.json](record.json)');
  });
});

describe('evidence that cannot be written', () => {
  const inTheWay = (): string => {
    const folder = newFolder();
    mkdirSync(join(folder, 'index.md'));
    return folder;
  };
  const fullDisk = (): string => {
    const folder = newFolder();
    symlinkSync('/dev/full', join(folder, 'index.md.part'));
    return folder;
  };

  test('blocks, names the file and what the system said, and the findings are told as well', () => {
    const app = appFor({ isCareless: true, options: { folder: inTheWay() } });
    const said = synth(app);
    expect(said).toMatch(/FATAL evidence could not be written: '.*index\.md' must be a file that can be written, got EISDIR, illegal operation on a directory;/);
    expect(said).toContain("or name another place with 'Governance.apply(app, { evidence })'");
    expect(said).toContain('PR-S3-TLS-ONLY');
    expect(said).not.toMatch(/CRASH|\bat .*\.ts:\d+/);
  });

  test('turns a verdict that would be green', () => {
    const app = appFor({ options: { folder: inTheWay() } });
    expect(synth(app)).toContain('FATAL evidence could not be written');
    const record = recordOf(app);
    expect([record.gate, record.counts.byDisposition.blocking, record.findings.map(({ rule, disposition }) => [rule, disposition])]).toEqual(['blocked', 1, [[RULE, 'blocking']]]);
    const isValid = addFormats(new Ajv()).compile(JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')));
    expect([isValid(record), isValid.errors]).toEqual([true, null]);
  });

  test('is a warning where nothing enforces, in the record as well', () => {
    const app = appFor({ mode: OBSERVE, isCareless: true, options: { folder: inTheWay() } });
    const said = synth(app);
    expect(said).toContain('nothing was refused');
    expect(said).not.toContain('FATAL');
    expect(recordOf(app).findings).toContainEqual(expect.objectContaining({ rule: RULE, disposition: 'advisory' }));
    const { success, violations } = report(app);
    expect([success, violations.map(({ ruleName, severity }) => [ruleName, severity])]).toEqual([true, [[RULE, 'warning']]]);
  });

  onFullDisk('for a full disk says so, and leaves nothing half-written', () => {
    const folder = fullDisk();
    const app = appFor({ options: { folder } });
    expect(synth(app)).toContain('got ENOSPC, no space left on device');
    expect(recordOf(app).gate).toBe('blocked');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('for a read-only folder says so, and the record tells it', () => {
    const folder = newFolder();
    const app = appFor({ options: { folder } });
    synth(app);
    for (const open of [app.outdir, join(app.outdir, 'governance')]) chmodSync(open, 0o777);
    const { plugin, charter } = GovernanceHost.find(app)!;
    const { record, files } = whileReadOnly(folder, () => publish(plugin.latest!, charter, app));
    expect(record.findings.map(({ message }) => message)).toEqual([expect.stringMatching(/index\.md' must be a file that can be written, got EACCES, permission denied/)]);
    expect([files, recordOf(app).gate]).toEqual([[join(app.outdir, 'governance', 'record.json')], 'blocked']);
  });

  test('below what is no folder says so', () => expect(synth(appFor({ options: { folder: '/dev/null/evidence' } }))).toMatch(/got ENOTDIR, not a directory/));

  test('once it is known takes away what was written and cannot be corrected', () => {
    const folder = newFolder();
    const written = join(folder, 'index.md');
    const app = appFor({ options: { folder } });
    synth(app);
    const { plugin, charter } = GovernanceHost.find(app)!;
    const spy = jest.spyOn(evidenceModule, 'writeEvidence')
      .mockReturnValueOnce({ files: [written], problems: ['one file is missing'] })
      .mockReturnValueOnce({ files: [], problems: ['nothing can be written any more'] });
    const { files } = publish(plugin.latest!, charter, app);
    spy.mockRestore();
    expect([existsSync(written), files]).toEqual([false, [join(app.outdir, 'governance', 'record.json')]]);
  });

  test.each([
    ['the record', (outdir: string) => writeFileSync(join(outdir, 'governance'), 'in the way')],
    ['the record, for a folder of its name', (outdir: string) => mkdirSync(join(outdir, 'governance', 'record.json'), { recursive: true })],
  ])('is %s itself: blocks, and the findings are told', (_, accident) => {
    const said = synth(appFor({ isCareless: true, accident }));
    expect(said).toMatch(/FATAL evidence could not be written: '.*governance\/record\.json' must be a file that can be written, got/);
    expect(said).toContain('PR-S3-TLS-ONLY');
  });

  test('is heard by a unit test', () => {
    const app = appFor({ options: { folder: inTheWay() } });
    expect(GovernanceHost.find(app)!.judgeQuietly().map(({ rule }) => rule)).toEqual([RULE]);
  });
});

describe('the context', () => {
  const page = (context: unknown, options?: evidence.EvidenceOptions): string => {
    const app = appFor({ context: { 'paved-road:evidence': context }, options });
    expect(synth(app)).toContain('nothing was refused');
    return readFileSync(join(options?.folder ?? join(app.outdir, 'governance'), 'index.md'), 'utf8');
  };

  test('keeps the folder that code names', () => expect(page('none', { folder: newFolder() })).toContain('# Governance'));

  test.each([['pdf', 'context \'paved-road:evidence\' must be formats of evidence, got "pdf"'], [true, "context 'paved-road:evidence' must be a list of formats, got true"]])(
    'with %j blocks, and the record is there', (context, says) => {
      const app = appFor({ context: { 'paved-road:evidence': context } });
      expect(synth(app)).toContain(`FATAL evidence could not be written: ${says}`);
      expect(recordOf(app).gate).toBe('blocked');
    });
});

test.each([
  [{ formats: ['pdf'] }, "'evidence.formats' must be formats of evidence"],
  [{ folder: '' }, "'evidence.folder' must be the path of a folder"],
  [{ resultsPerFile: 1 }, "'evidence.resultsPerFile' must be a whole number"],
])('options that cannot be are refused when governance is applied: %j', (options, says) => {
  expect(refusalOf(() => Governance.apply(newApp(), { evidence: options as evidence.EvidenceOptions }))).toContain(says);
});
