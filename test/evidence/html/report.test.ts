import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { HtmlValidate } from 'html-validate';
import { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { editionOf, findingOf, manyFindings, sampleRecord } from './sample-record';
import { plantMistakes } from '../../../examples/orders/break';
import { composeAll } from '../../../examples/orders/orders';
import { ResponsibilityTopic } from '../../../src/core/responsibility';
import { htmlFiles } from '../../../src/evidence/formats/html';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { Disposition } from '../../../src/policy/decision/finding';
import { newApp } from '../../governance/apps';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = ['overview', 'findings', 'controls', 'exceptions', 'inventory', 'environments', 'judgement'];
const FOLDER = mkdtempSync(join(tmpdir(), 'report'));

const textOf = (record: GovernanceRecord): string => [...htmlFiles(editionOf(record))[0].pieces].join('');

let written = 0;
const fileOf = (record: GovernanceRecord): string => {
  const file = join(FOLDER, `report-${written++}.html`);
  writeFileSync(file, textOf(record));
  return file;
};

let browser: Browser;
let wrongs: string[];
let sample: string;

beforeAll(async () => {
  browser = await launchChromium();
  sample = fileOf(sampleRecord());
}, 60_000);
afterAll(() => browser?.close());
beforeEach(() => { wrongs = []; });

/** Opens a report, and notes what no report does: throw, complain, or ask for anything but itself. */
async function open(file: string, hash = '', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.setDefaultTimeout(5_000);
  page.on('pageerror', (error) => wrongs.push(String(error)));
  page.on('console', (message) => wrongs.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('blob:')) wrongs.push(request.url());
  });
  await page.goto(`${address}${hash === '' ? '' : `#${hash}`}`);
  return page;
}

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(wrongs).toEqual([]);
});

const visibleText = (page: Page): Promise<string> => page.locator('main').innerText();
const rulesListed = (page: Page): Promise<string[]> => page.locator('.findings .gist strong').allInnerTexts();

describe('the first screen', () => {
  test('has the verdict, the counts, and what to do next', async () => {
    const page = await open(sample);
    await page.getByRole('heading', { name: 'Blocked' }).waitFor();
    const text = await visibleText(page);
    expect(text).toContain('1 finding must be mended or excepted');
    expect(text).toMatch(/1\s+blocking\s+2\s+advisory\s+0\s+baselined\s+2\s+excepted/);
    expect(text).toContain('set StorageEncrypted to true');
    expect(text).toContain('test/evidence/html/sample-record.ts:14');
    expect(text).toContain('W-1 ends in 10 days (2026-12-01)');
    expect(text).toContain('PR-RDS-STORAGE-ENCRYPTED on Shop/Orders, 1 finding');
  });

  test('says so when there is nothing to do', async () => {
    const page = await open(fileOf(sampleRecord({ findings: [], waivers: [], requests: [] })));
    await page.getByRole('heading', { name: 'Passed' }).waitFor();
    expect(await visibleText(page)).toContain('Nothing. No finding blocks');
  });

  test('has verdict, counts and what blocks without JavaScript', async () => {
    const page = await open(fileOf(sampleRecord({ findings: Array.from({ length: 250 }, (_, index) => findingOf(`${index}`, { message: `mistake number ${index}` })) })), '', { javaScriptEnabled: false });
    const text = await page.locator('body').innerText();
    expect(text).toContain('Blocked');
    expect(text).toContain('mistake number 9');
    expect(text).toContain('240 more');
    await page.locator('summary').click();
    expect(await page.locator('body').innerText()).toContain('mistake number 199');
    expect(await page.locator('body').innerText()).toContain('The first 200 of 250');
    expect(await page.locator('nav').isVisible()).toBe(false);
  });
});

describe('the findings', () => {
  test.each([
    ['Result', 'excepted (2)', ['PR-S3-TLS-ONLY', 'PR-RDS-BACKED-UP']],
    ['Severity', 'WARNING (1)', ['PR-RDS-BACKED-UP']],
    ['State', 'unknown (1)', ['PR-RDS-BACKED-UP']],
    ['Rule', 'PR-RDS-BACKED-UP (2)', ['PR-RDS-BACKED-UP', 'PR-RDS-BACKED-UP']],
    ['Control', 'AWS-FSBP/RDS.11 (2)', ['PR-RDS-BACKED-UP', 'PR-RDS-BACKED-UP']],
    ['Control', 'no control (2)', ['PR-GOVERNANCE-WAIVER-EXPIRING', 'PR-S3-TLS-ONLY']],
    ['Environment', 'ShopEnvironment (1)', ['PR-RDS-STORAGE-ENCRYPTED']],
    ['Stack', 'the app itself (1)', ['PR-GOVERNANCE-WAIVER-EXPIRING']],
    ['Component', 'Till/Stock (2)', ['PR-RDS-BACKED-UP', 'PR-RDS-BACKED-UP']],
    ['Owner', 'team-shop (1)', ['PR-RDS-STORAGE-ENCRYPTED']],
  ])('are narrowed by %s: %s', async (label, option, rules) => {
    const page = await open(sample, 'findings');
    expect(await rulesListed(page)).toHaveLength(5);
    await page.getByLabel(label, { exact: true }).selectOption({ label: option });
    expect(await rulesListed(page)).toEqual(rules);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await rulesListed(page)).toHaveLength(5);
  });

  test.each([
    ['printer', ['PR-S3-TLS-ONLY']],
    ['Till/Stock CANNOT be', ['PR-RDS-BACKED-UP']],
    ['aaaa000000000001', ['PR-RDS-STORAGE-ENCRYPTED']],
    ['nowhere', []],
  ])('are found by the words %j', async (words, rules) => {
    const page = await open(sample, 'findings');
    await page.getByRole('searchbox').fill(words);
    expect(await rulesListed(page)).toEqual(rules);
    if (rules.length === 0) expect(await visibleText(page)).toContain('No finding is like that');
  });

  test('a link keeps what was chosen, and choices add up', async () => {
    const page = await open(sample, 'findings?rule=PR-RDS-BACKED-UP&disposition=waived');
    expect(await page.locator('.findings').innerText()).toContain('BackupRetentionPeriod is 0');
    await page.getByLabel('Severity', { exact: true }).selectOption('ERROR');
    expect(page.url()).toContain('rule=PR-RDS-BACKED-UP');
    expect(page.url()).toContain('severity=ERROR');
    await page.reload();
    expect(await rulesListed(page)).toEqual(['PR-RDS-BACKED-UP']);
  });

  test('open with reason, fix, place, request and excerpts, secrets hidden', async () => {
    const page = await open(sample, 'findings');
    await page.locator('.findings').getByText('StorageEncrypted is false').click();
    const text = await page.locator('.finding-body').innerText();
    for (const expected of ['whoever gets hold of a disk', 'set StorageEncrypted to true', 'Shop/Orders/Resource', 'team-shop', 'NIST.800-53.R5/SC-28', 'Somebody asks for an exception',
      'reason: "it is a copy: \\"cold\\""', 'const identity = (environment', '"StorageEncrypted": false', '"MasterUserPassword": "••']) expect(text).toContain(expected);
    expect(text).not.toContain('hunter2');
  });

  test('an excepted one tells the history of its waiver', async () => {
    const page = await open(sample, 'finding/aaaa000000000003');
    const text = await visibleText(page);
    for (const expected of ['Excepted by W-1', 'its last day is near', 'SEC-1', '2026-06-01', '2026-12-01, 10 days left', 'security', 'waivers.yaml:3']) expect(text).toContain(expected);
    await page.goto(page.url().replace(/#.*/, '#finding/aaaa000000000004'));
    expect(await visibleText(page)).toContain('stock is counted again each night');
  });

  test('a link to one that is gone says so', async () => {
    const page = await open(sample, 'finding/%E0%A4%A');
    expect(await visibleText(page)).toContain('No such finding');
  });

  test('excerpts are kept for the 300 most pressing', async () => {
    const findings = Array.from({ length: 400 }, (_, index) => findingOf(`f${index}`, { source: `test/evidence/html/sample-record.ts:${index % 100 + 1}`, disposition: index < 395 ? Disposition.ADVISORY : Disposition.BLOCKING }));
    const data = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(textOf(sampleRecord({ findings })))![1]);
    expect(data.table.id.slice(0, 6)).toEqual(['f395', 'f396', 'f397', 'f398', 'f399', 'f0']);
    expect(Object.keys(data.table.excerpts.source)).toHaveLength(100);
    const page = await open(fileOf(sampleRecord({ findings: Array.from({ length: 301 }, (_, index) => findingOf(`f${index}`, { source: `no/such/file-${index}.ts:1` }, { path: `A/R${index}`, type: 'AWS::S3::Bucket', template: 'A.template.json', logicalId: `R${index}` })) })), 'finding/f300');
    expect(await visibleText(page)).toContain('No excerpt is kept here: see R300 in A.template.json');
  });
});

describe('the other views', () => {
  test('controls show frameworks, the worst result, and the compliant ones', async () => {
    const page = await open(sample, 'controls');
    const controls = await page.locator('.controls summary').allInnerTexts();
    expect(controls.map((each) => each.replace(/\s+/g, ' ').trim())).toEqual([
      '! advisory RDS.11 1 rule', '! advisory CP-9 1 rule', '✓ compliant SC-8 1 rule', '✕ blocking SC-28 2 rules',
    ]);
    await page.getByLabel('Framework').selectOption('AWS-FSBP');
    expect(await page.locator('.controls summary').count()).toBe(1);
    await page.locator('.controls summary').click();
    expect(await page.locator('.controls table').innerText()).toContain('PR-RDS-BACKED-UP');
    await page.goto(page.url().replace(/#.*/, '#controls?control=NIST.800-53.R5%2FSC-28'));
    await page.getByRole('row', { name: /PR-RDS-TLS-REQUIRED/ }).waitFor();
  });

  test.each([
    ['exceptions', ['W-1', '10 days left', 'Proposed by components', 'stock is counted again', 'Made by the CDK itself', 'a helper, CDK ^2', 'W-1)', 'up to 512 GiB', 'we need it', 'Found no more 1',
      'compared with commit abc123']],
    ['inventory', ['66.6 %', 'Shop/Orders', '1.2.3', 'team-till', 'AWS::S3::Bucket', 'Till/Bucket/Resource', '1 of 1 not kept']],
    ['environments', ['shop-production', 'till-production', 'TillEnvironment']],
    ['judgement', ['2.263.0', 'exceptions.longest', 'mode of application', 'PavedRoadChecks', 'PR-RDS-TLS-REQUIRED', 'ab'.repeat(32), 'a macro makes it', 'StorageEncrypted', 'it chose it']],
  ])('%s', async (view, texts) => {
    const text = (await visibleText(await open(sample, view))).replace(/\s+/g, ' ');
    for (const expected of texts) expect(text).toContain(expected);
  });

  test('an entry of the register opens by a link, with its findings', async () => {
    const page = await open(sample, 'exceptions?entry=W-1');
    await page.getByRole('link', { name: 'PR-S3-TLS-ONLY' }).click();
    await page.getByRole('heading', { name: 'PR-S3-TLS-ONLY' }).waitFor();
  });

  test('responsibilities are a table for each type', async () => {
    const topics = [{ topic: ResponsibilityTopic.BACKUP, provider: 'keeps copies', component: 'says how long', applicationTeam: 'restores', mustBeSwitchedOn: 'nothing' }];
    const page = await open(fileOf({ ...sampleRecord(), responsibilities: [{ type: 'cdk-paved-road.ServiceDatabase', paths: ['Shop/Orders'], topics, missing: [ResponsibilityTopic.COST] }] }), 'inventory');
    expect(await page.getByRole('row', { name: /backup/ }).innerText()).toMatch(/keeps copies\s+says how long\s+restores\s+nothing/);
    expect(await page.getByText('Nothing is said about cost.').count()).toBe(1);
  });

  test('all are there and say so when the record has next to nothing', async () => {
    const empty = sampleRecord({
      findings: [],
      rules: [],
      components: [],
      environments: [],
      resources: [],
      applications: [],
      waivers: [],
      waiverBases: [],
      requests: [],
      acknowledgements: [],
      facts: [],
      envelopes: [],
      overrides: [],
      packs: [],
      baseline: undefined,
      coverage: { ruleSets: [], templates: [] },
    });
    const page = await open(fileOf(empty));
    for (const view of VIEWS.slice(1)) {
      await page.goto(page.url().replace(/#.*|$/, `#${view}`));
      await page.locator(`#view-${view} .empty`).first().waitFor();
    }
  });
});

describe('the page', () => {
  test('is used by keyboard alone', async () => {
    const page = await open(sample);
    const press = async (key: string, until: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press(key);
        if (String(await page.evaluate('document.activeElement.textContent')).trim().startsWith(until)) return;
      }
      throw new Error(`nothing that begins with '${until}' is reached by ${key}`);
    };
    await press('Tab', 'Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await press('Shift+Tab', 'Findings');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Findings' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Findings');
    await press('Tab', '✕blocking');
    await page.keyboard.press('Enter');
    await page.getByText('whoever gets hold of a disk').waitFor();
    await press('Tab', 'aaaa000000000001');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'PR-RDS-STORAGE-ENCRYPTED' }).waitFor();
  });

  test('follows the system and the switch between dark and light', async () => {
    const page = await open(sample, '', { colorScheme: 'dark' });
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await background();
    await page.getByRole('button', { name: 'Switch to light' }).click();
    expect(await background()).not.toBe(dark);
    await page.reload();
    expect(await background()).not.toBe(dark);
    await page.getByRole('button', { name: 'Switch to dark' }).click();
    expect(await background()).toBe(dark);
  });

  test('fits on 360 pixels', async () => {
    const long = 'ALongNameWithoutAnyPlaceToBreakIt'.repeat(5);
    const page = await open(fileOf(sampleRecord({ findings: [findingOf(long, { rule: long, message: long, source: `${long}.ts:1` }, { path: `${long}/${long}`, type: long, template: long, logicalId: long })] })), '', { viewport: { width: 360, height: 700 } });
    for (const view of [...VIEWS, `finding/${long}`]) {
      await page.goto(page.url().replace(/#.*|$/, `#${view}`));
      expect([view, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([view, 360]);
    }
  });

  test('has no violation that axe-core finds, in any view, dark and light', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(sample, '', { colorScheme });
      await page.evaluate(AXE);
      for (const view of [...VIEWS, 'finding/aaaa000000000001']) {
        await page.goto(page.url().replace(/#.*|$/, `#${view}`));
        await page.evaluate("document.querySelectorAll('.view:not([hidden]) details').forEach((each) => { each.open = true; })");
        const { violations } = await page.evaluate('axe.run()') as { violations: { id: string; nodes: { html: string }[] }[] };
        expect([colorScheme, view, violations.map(({ id, nodes }) => [id, nodes[0].html])]).toEqual([colorScheme, view, []]);
      }
    }
  }, 30_000);

  test('is printed, and says where lists end', async () => {
    const page = await open(fileOf(sampleRecord({ findings: manyFindings(1_000) })), 'findings');
    expect(await page.locator('.findings > li').count()).toBe(100);
    const file = join(FOLDER, 'report.pdf');
    await page.pdf({ path: file, format: 'A4' });
    expect(statSync(file).size).toBeGreaterThan(50_000);
    expect(await page.locator('.findings > li').count()).toBe(500);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: 'print' });
    expect(await visibleText(page)).toContain('The first 500 of 1000 are printed');
    expect(await page.locator('nav').isVisible()).toBe(false);
  });

  test('prints as a whole when asked to', async () => {
    const page = await open(sample);
    await page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }");
    await page.getByRole('button', { name: 'Print the whole report' }).click();
    await page.locator('body[data-printed]').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const view of VIEWS) expect([view, await page.locator(`#view-${view}`).isVisible()]).toEqual([view, true]);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('#view-judgement').isVisible()).toBe(false);
  });

  test('is quick with 10,000 findings', async () => {
    const page = await open(fileOf(sampleRecord({ findings: manyFindings(10_000) })), 'findings');
    const paint = await page.evaluate(`new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries()
      .find(({ name }) => name === 'first-contentful-paint').startTime)).observe({ type: 'paint', buffered: true }))`);
    expect(paint).toBeLessThan(1_000);
    const timeOf = (id: string, value: string) => page.evaluate(`(() => {
      const field = document.getElementById('${id}');
      field.value = '${value}';
      const start = performance.now();
      field.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.offsetHeight;
      return performance.now() - start;
    })()`);
    expect(await timeOf('filter-rule', 'AwsSolutions-R7')).toBeLessThan(100);
    expect(await page.locator('#matching').innerText()).toBe('84 of 10000 findings');
    expect(await timeOf('filter-rule', '')).toBeLessThan(100);
    expect(await timeOf('filter-text', 'number 99')).toBeLessThan(100);
    expect(await timeOf('filter-disposition', 'blocking')).toBeLessThan(100);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: 'Show 100 more' }).click();
    expect(await page.locator('.findings > li').count()).toBe(200);
  }, 20_000);

  test('is HTML as html-validate wants it', () => {
    const { results } = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'] }).validateStringSync(textOf(sampleRecord()));
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId} ${message} ${line}`))).toEqual([]);
  });

  test('is the same for the same record, and names no folder of this machine', () => {
    expect(textOf(sampleRecord())).toBe(textOf(sampleRecord()));
    expect(textOf(sampleRecord())).not.toContain(process.cwd());
    expect(textOf(sampleRecord())).not.toContain(tmpdir() + '/');
  });
});

describe('the demo', () => {
  test.each([['Passed', false, 0], ['Blocked', true, 3]])('is %s', async (verdict, isBroken, blocking) => {
    const app = newApp({ context: { 'paved-road:instant': '2026-11-21T00:00:00Z' } });
    const [, , production] = composeAll(app);
    if (isBroken) plantMistakes(production);
    if (isBroken) expect(() => app.synth()).toThrow();
    else app.synth();
    const page = await open(join(app.outdir, 'governance', 'report.html'));
    await page.getByRole('heading', { name: verdict }).waitFor();
    expect(await page.locator('.step.state-blocking').count()).toBe(blocking);
    for (const view of VIEWS) await page.goto(page.url().replace(/#.*|$/, `#${view}`));
    expect(await visibleText(page)).toContain('OrdersProductionApp.template.json');
  }, 60_000);
});

describe('hostile words', () => {
  const HOSTILE = '"\'</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1"><!--<script>${alert(1)}\u202e\u0000\ud800|`';

  /** The record with hostile words behind each of its own. */
  const poisoned = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return ['instant', 'gate', 'disposition', 'state', 'severity', 'expires', 'granted', 'origin', 'kind', 'recorded', 'id', 'path', 'template', 'governedBy', 'stack', 'environment'].includes(key) ? value : value + HOSTILE;
    if (Array.isArray(value)) return value.map((item) => poisoned(item, key));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, poisoned(field, name)]));
    return value;
  };

  test('stay words, wherever they stand', async () => {
    const { waivers, ...record } = poisoned(sampleRecord()) as GovernanceRecord;
    const page = await open(fileOf({
      ...record,
      waivers: waivers.map((waiver) => waiver.origin === 'register' ? { ...waiver, id: waiver.id + HOSTILE } : waiver),
      findings: record.findings.map((finding) => ({ ...finding, reference: `javascript:window.hacked=1//${HOSTILE}` })),
    }));
    for (const view of [...VIEWS, 'finding/aaaa000000000001', 'finding/aaaa000000000003']) {
      await page.goto(page.url().replace(/#.*|$/, `#${view}`));
      await page.evaluate("document.querySelectorAll('.view:not([hidden]) details').forEach((each) => { each.open = true; })");
    }
    expect(await visibleText(page)).toContain('<img src=x onerror=');
    expect(await visibleText(page)).toContain('‹U+202E›');
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  test('no script runs but that of the page, not even one that got in', async () => {
    const page = await open(sample);
    await page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hacked = 1' }))");
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(wrongs.splice(0).join()).toContain('Content Security Policy');
  });
});
