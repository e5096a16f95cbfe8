import { mkdtempSync, readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { parse } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import MarkdownIt from 'markdown-it';
import { faultsInCyclonedx, faultsInJunit, faultsInOscal, faultsInRecord, faultsInSarif } from './readers';
import { evidence, Governance, GovernedComponent, GovernedComponentProps, policy, waivers } from '../../src';
import { listing } from '../../src/evidence/terminal/listing';
import { environmentIn, newApp, recordOf } from '../governance/apps';
import { refusalOf } from '../refusal';

/** What has a meaning in some format, in one text. The CDK makes the slashes of ids into dashes. */
const HOSTILE = '=cmd()|</script><img src=x onerror=alert(1)>"\'`\r\n]]>-->\u202egpj\u0007\u001b[31m 日本 🚀 @octocat #1 [a](javascript:b) {{c}} ${d} %0A::error::e';
/** The register takes no control characters in names. */
const ON_ONE_LINE = HOSTILE.replace(/[\p{Cc}\u202e]/gu, ' ');
const ALL = Object.values(evidence.EvidenceFormat);

class Archive extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: `acme.${HOSTILE}`, version: `1.0.0-${HOSTILE}` });
    this.proposeException({ rule: 'PR-S3-TLS-ONLY', resource: new CfnBucket(this, HOSTILE), reason: HOSTILE });
  }
}

const register = waivers.WaiverRegister.fromWaivers([new waivers.Waiver({
  id: 'W-1',
  rules: ['PR-S3-VERSIONED'],
  scope: { path: 'Shop', type: 'AWS::S3::Bucket' },
  covers: waivers.WaiverCoverage.VIOLATION,
  reason: HOSTILE,
  owner: ON_ONE_LINE,
  approver: `security ${ON_ONE_LINE}`,
  granted: '2026-11-01',
  expires: '2026-12-01',
})]);

/** Stacks of every kind, made by somebody who means harm. */
const compose = (): App => {
  const app = newApp({ context: { 'paved-road:instant': '2026-11-21T00:00:00Z' } });
  Governance.apply(app, { evidence: { formats: ALL }, waivers: register });
  const shop = new Stack(app, 'Shop');
  new Archive(shop, 'Archive', { environment: environmentIn(app) });
  Validations.of(new CfnBucket(shop, HOSTILE)).acknowledge({ id: 'PavedRoad::PR-S3-PUBLIC-ACCESS-BLOCKED', reason: HOSTILE });
  new CfnBucket(new NestedStack(new Stack(new Stage(app, 'Later'), 'Shop'), HOSTILE), HOSTILE);
  return app;
};

const synthesized = (app: App): Map<string, string> => {
  const spies = (['error', 'log'] as const).map((name) => jest.spyOn(console, name).mockImplementation());
  refusalOf(() => app.synth());
  spies.forEach((spy) => spy.mockRestore());
  const folder = join(app.outdir, 'governance');
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
};

describe('an app of somebody who means harm', () => {
  let app: App;
  let files: Map<string, string>;
  const textOf = (name: string) => files.get(name)!;

  beforeAll(() => {
    app = compose();
    files = synthesized(app);
  }, 60_000);

  test('is judged, and written in every format', () => {
    expect([...files.keys()].sort()).toEqual([
      'annotations.txt', 'findings.csv', 'findings.sarif', 'index.md', 'inventory.cdx.json', 'junit.xml', 'oscal-assessment-results.json', 'record.json', 'report.html',
      'summary.md',
    ]);
    const { findings } = recordOf(app);
    expect(findings.map(({ rule }) => rule)).not.toContain('PR-GOVERNANCE-EVIDENCE-UNWRITTEN');
    expect(findings.filter(({ resource }) => resource?.path.includes('onerror')).length).toBeGreaterThan(10);
  });

  test.each([
    ['record.json', faultsInRecord], ['findings.sarif', faultsInSarif], ['oscal-assessment-results.json', faultsInOscal], ['junit.xml', faultsInJunit],
  ])('has a %s that its schema accepts', async (name, faultsIn) => expect(await faultsIn(textOf(name))).toEqual([]));

  test('has an inventory that its schema accepts', async () => expect(await faultsInCyclonedx(textOf('inventory.cdx.json'))).toBeNull());

  test('has a table in which no cell is a formula', () => {
    const rows = parse(textOf('findings.csv')) as string[][];
    expect(rows.flat().filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
    expect(rows.flat().some((cell) => cell.startsWith("'=cmd()"))).toBe(true);
  });

  test('has annotations that are commands of ours alone', () => {
    for (const line of textOf('annotations.txt').trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning|notice) [^\r]*$/);
  });

  test.each(['summary.md', 'index.md'])('has a %s that shows no picture, points nowhere else and calls for nobody', (name) => {
    const html = new MarkdownIt({ html: true, linkify: true }).render(textOf(name));
    expect(html).not.toMatch(/<img|<script|javascript:b"/);
    expect(html).not.toMatch(/(?<!<code>[^<]*)@octocat/);
  });

  test('has a report that is right, and holds what was written as text', () => {
    const { results } = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'] }).validateStringSync(textOf('report.html'));
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    expect(textOf('report.html')).not.toContain('<img src=x');
  });

  test('steers no terminal', () => {
    const shown = listing(recordOf(app), { columns: 100, verbose: true });
    expect(shown).toContain('‹U+202E›gpj‹U+0007›‹U+001B›[31m');
    expect(shown.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  });

  test.each(['findings.csv', 'junit.xml', 'summary.md', 'annotations.txt', 'report.html', 'oscal-assessment-results.json'])('has a %s in which nothing is unseen', (name) => {
    const written = textOf(name).replace(/<script type="text\/plain"[^]*?<\/script>/, '');
    expect(written.match(/.{0,40}[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e].{0,40}/gu) ?? []).toEqual([]);
  });

  test('says the same when it is synthesized again, in another folder, and beside another app', () => {
    const [one, other] = [compose(), compose()];
    expect([synthesized(one), synthesized(other)]).toEqual([files, files]);
  }, 60_000);
});

describe('an app without anything to judge', () => {
  test('has evidence in every format that says so', async () => {
    const app = new App({ analyticsReporting: true, outdir: mkdtempSync(join(tmpdir(), 'empty-')) });
    Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE, evidence: { formats: ALL } });
    new Stack(app, 'Shop', { env: { region: 'eu-west-1' } });
    const files = synthesized(app);
    const faults = [
      faultsInRecord(files.get('record.json')!), faultsInSarif(files.get('findings.sarif')!), faultsInOscal(files.get('oscal-assessment-results.json')!),
      await faultsInJunit(files.get('junit.xml')!),
    ];
    expect(faults).toEqual([[], [], [], []]);
    expect(files.get('report.html')).toContain('<strong>100 %</strong>');
    expect(files.get('summary.md')).toContain('Nothing blocks, and nothing waits for anybody.');
  });
});
