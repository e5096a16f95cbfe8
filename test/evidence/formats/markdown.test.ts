import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdownFiles } from '../../../src/evidence/formats/markdown';
import { ComponentEntry, GovernanceRecord, RequestEntry } from '../../../src/evidence/record/record';
import { oneLine } from '../../../src/evidence/text/printable';
import { hostileFinding, hostileText } from '../hostile-texts';
import { ADVISORY, BASELINED, editionOf, excepted, finding, findings, judging, placeOf, textOf } from '../records';

const MOST_CHARACTERS = 65_536;

const pageOf = (record: Partial<GovernanceRecord>): string => {
  const [file, ...others] = markdownFiles(editionOf(record));
  expect([file.name, others]).toEqual(['summary.md', []]);
  return textOf(file);
};
const firstScreenOf = (record: Partial<GovernanceRecord>): string => pageOf(record).split('<details>')[0];
const sectionsOf = (record: Partial<GovernanceRecord>): string[] => pageOf(record).split('<details><summary>').slice(1);

const markdown = new MarkdownIt({ html: true, linkify: true });
// GitHub makes no links of names that end like one.
markdown.linkify.set({ fuzzyLink: false });
const rendered = (page: string): string => markdown.render(page);
/** What a reader sees of a part of a rendered page. */
const shown = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\u200b/g, '');

const request = (props: Partial<RequestEntry> = {}): RequestEntry =>
  ({ origin: 'proposal', id: 'W-?', path: 'Shop/Bucket', rules: ['PR-S3-TLS-ONLY'], reason: 'the partner cannot', scope: {}, findings: ['0123456789abcdef'], ...props }) as RequestEntry;
const component = (path: string): ComponentEntry =>
  ({ path, type: 'acme.Shop', version: '2.0.0', identity: { environment: 'shop-production', owner: 'team-shop' }, resources: [`${path}/Resource`], stacks: ['Shop'], promises: [] });

describe('the page for a pull request', () => {
  test('says first what follows and how many there are of each kind', () => {
    const page = firstScreenOf({ findings: [finding(), excepted(), finding({ disposition: ADVISORY })], ...judging({ Bucket: [] }) });
    expect(page).toMatch(/^## Governance: blocked\n\n\*\*1 blocking · 1 advisory · 1 excepted\*\*\n\n6 checks on 1 resource in 1 template by PavedRoadChecks 1\.2\.3\./);
  });

  test('says of the first findings that block where, what, what to do, and whose they are', () => {
    const resources = [{ path: 'Shop/Bucket', type: 'AWS::S3::Bucket', template: 'Shop.template.json', logicalId: 'Bucket', governedBy: 'Shop/Files' }];
    const page = shown(rendered(firstScreenOf({ findings: [finding({ reference: 'https://example.com/tls' })], components: [component('Shop/Files')], resources })));
    for (const words of ['lib/shop.ts:12', 'the policy is left out', 'Fix: set enforceSSL', 'PR-S3-TLS-ONLY on Shop/Bucket', 'owner team-shop']) expect(page).toContain(words);
    expect(pageOf({ findings: [finding({ reference: 'https://example.com/tls' })] })).toContain('](<https://example.com/tls>)');
  });

  test('shows five of them, and the others below', () => {
    const some = findings(7);
    expect(firstScreenOf({ findings: some }).match(/^1\. /gm)).toHaveLength(5);
    expect(firstScreenOf({ findings: some })).toContain('2 more are below.');
    expect(sectionsOf({ findings: some })[0]).toMatch(/^2 more blocking<\/summary>[^]*lib\/shop\.ts:6[^]*lib\/shop\.ts:7/);
    expect(sectionsOf({ findings: findings(5) })).toEqual([]);
  });

  test('shows as one what one line mends', () => {
    const page = firstScreenOf({ findings: findings(9, { source: 'lib/shop.ts:1' }) });
    expect(page.match(/^1\. /gm)).toHaveLength(1);
    expect(page).toContain('and 8 more');
  });

  test('says which parts an environment has, for whom, and what they cost to have', () => {
    const environments = [{ path: 'Env', identity: {}, stacks: [], parts: { Network: ['Shop/Orders'], Own: [] }, costs: { Network: 'flow logs by the gigabyte' } }];
    const [section] = sectionsOf({ environments });
    expect(section).toMatch(/^2 parts of environments<\/summary>[^]*>Network<\/code> \| <code>Shop\/Orders<\/code> \| flow logs by the gigabyte/);
    expect(section).toContain('Own</code> |  |  |');
  });

  test('lists alarms that were left out, with the reasons', () => {
    const silent = { ...component('Shop/Orders'), withoutAlarms: [{ alarm: 'CpuHigh', reason: 'the load is even' }] };
    expect(sectionsOf({ components: [silent] }).at(-1)).toMatch(/^1 alarm left out<\/summary>[^]*Shop\/Orders[^]*CpuHigh[^]*the load is even/);
    expect(pageOf({ components: [component('Shop/Orders')] })).not.toContain('left out');
  });

  test('says what waits for a decision', () => {
    const page = firstScreenOf({ findings: [finding()], requests: [request(), request(), request(), request()] });
    expect(page).toContain('**4 exceptions asked for**');
    expect(shown(page)).toContain('- PR-S3-TLS-ONLY on Shop/Bucket (1 finding): the partner cannot');
    expect(page).toContain('- and 1 more');
  });

  test('says of a request without a reason that it has none yet', () => expect(firstScreenOf({ requests: [request({ reason: undefined })] })).toContain('no reason yet'));

  test.each([['2026-11-21', '0 days left'], ['2026-11-22', '1 day left'], ['2026-12-21', '30 days left']])('says that an exception until %s ends soon: %s', (expires, left) =>
    expect(shown(firstScreenOf({ findings: [excepted({ expires })] }))).toContain(`**1 exception will end soon:** W-1 (team-shop, ${left})`));

  test.each(['2026-12-22', undefined])('does not say so of an exception until %s', (expires) =>
    expect(firstScreenOf({ findings: [excepted({ expires })] })).toContain('Nothing blocks, and nothing waits for anybody.'));

  test('lists exceptions by what ends first, each with reason, owner and days', () => {
    const some = [excepted({ id: 'W-2', expires: '2027-01-01' }), excepted({ id: 'P', origin: 'proposal', owner: undefined, expires: undefined }), excepted(), excepted()];
    const [section] = sectionsOf({ findings: some });
    const rows = shown(section).split('\n').filter((line) => line.startsWith('| PR')).map((line) => line.split(' | ').slice(1));
    expect(rows).toEqual([
      ['2', 'the partner cannot do TLS before March', 'W-1, granted by security', 'team-shop', '10 |'],
      ['1', 'the partner cannot do TLS before March', 'W-2, granted by security', 'team-shop', '41 |'],
      ['1', 'the partner cannot do TLS before March', 'the component', '', 'no end |'],
    ]);
  });

  test('lists advice by rule, what is graver first', () => {
    const some = [finding({ disposition: ADVISORY, rule: 'PR-A', severity: 'INFO' as never }), ...findings(2, { disposition: ADVISORY, rule: 'PR-Z' })];
    expect(shown(sectionsOf({ findings: some })[0])).toMatch(/^3 advisory, by rule[^]*\| PR-Z \| 2 \|[^]*\| PR-A \| 1 \|/);
  });

  test('counts the baseline where there is one, with its end', () => {
    const record = { findings: [finding({ disposition: BASELINED })], baseline: { recorded: '2026-01-01', expires: '2027-01-01', entries: 1, matched: 1, stale: 0 } };
    expect(firstScreenOf(record)).toContain('1 baselined');
    expect(sectionsOf(record)[0]).toMatch(/^1 baselined, until 2027-01-01</);
  });

  test('lists applications, templates and components', () => {
    const sections = sectionsOf({ ...judging({ Bucket: [] }), applications: [{ application: 'shop', resources: 3, governed: 2, coverage: 66.6 }], components: [component('Shop/Files')] }).map(shown);
    expect(sections).toEqual([
      expect.stringMatching(/^66\.6 % on the paved road[^]*\| shop \| 3 \| 2 \| 66\.6 \|/),
      expect.stringMatching(/^1 template[^s][^]*\| Shop \| {2}\| 1 \| 1 \|/),
      expect.stringMatching(/^1 component[^s][^]*\| Shop\/Files \| acme\.Shop \| 2\.0\.0 \| shop-production \| team-shop \|/),
    ]);
  });

  test('opens and closes what is folded, and makes tables of it', () => {
    const html = rendered(pageOf({ findings: [...findings(9), excepted(), finding({ disposition: ADVISORY })], ...judging({ Bucket: [] }) }));
    expect(html.match(/<details>/g)).toHaveLength(4);
    expect(html.match(/<\/details>/g)).toHaveLength(4);
    expect(html.match(/<table>/g)).toHaveLength(4);
  });

  test('fits into a comment whatever there is to say, and says what it leaves out', () => {
    const many = (props: object, text: string) => findings(2000, props).map((each, index) => ({ ...each, rule: `PR-${index}`, message: text, statement: text, fix: text, reference: `https://${'a'.repeat(9000)}` }));
    const long = '<|'.repeat(1000);
    const page = pageOf({
      findings: [...many({}, long), ...many({ disposition: ADVISORY }, long), ...many({ disposition: BASELINED }, long), ...many({}, long).map((each, index) => ({ ...excepted({ id: `W-${index}`, reason: long }), rule: each.rule }))],
      components: Array.from({ length: 2000 }, (_, index) => component(`${long}${index}`)),
      requests: Array.from({ length: 200 }, () => request({ reason: long, path: long, rules: Array.from({ length: 200 }, () => long) })),
      packs: Array.from({ length: 200 }, () => ({ name: long })) as never,
    });
    expect(page.length).toBeLessThan(MOST_CHARACTERS - 5000);
    expect(page.match(/<details>/g)).toHaveLength(page.match(/<\/details>/g)!.length);
    expect(page.match(/\d+ more rows left out here; record\.json has all\./g)).toHaveLength(5);
  });

  test('leaves nothing out where there is room', () => expect(pageOf({ findings: findings(60) })).not.toContain('more rows'));

  test('shows a reason as it was written, whatever is in it', () => {
    fc.assert(fc.property(hostileText(), (reason) => {
      const [section] = rendered(pageOf({ findings: [excepted({ reason })] })).split('<summary>').slice(1);
      const [, , cell] = [...section.matchAll(/<td>(.*)<\/td>/g)].map(([, content]) => content);
      expect(shown(cell).trim()).toBe(oneLine(reason));
    }));
  });

  test('no text of a user makes markup, a link, a mention or a reference', () => {
    fc.assert(fc.property(fc.array(hostileFinding(), { minLength: 1, maxLength: 4 }), (some) => {
      const html = rendered(pageOf({ findings: some.map((each) => ({ ...each, reference: undefined })) }));
      const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
      for (const tag of tags) expect(['h2', 'h3', 'p', 'strong', 'ol', 'li', 'br', 'code', 'details', 'summary', 'table', 'thead', 'tbody', 'tr', 'th', 'td']).toContain(tag);
      const outsideOfCode = html.replace(/<code>.*?<\/code>/g, '');
      expect(outsideOfCode).not.toMatch(/@(?!\u200b)|#(?=\d)|\bGH-\d|:\/\/|\bwww\./i);
    }));
  });

  test('what is about the app itself stands at no line', () =>
    expect(firstScreenOf({ findings: [finding({ resource: undefined, source: undefined })] })).toContain('1. <code>the app itself</code>'));

  test('a resource stands for its line of source where nobody knows that', () =>
    expect(firstScreenOf({ findings: [finding({ resource: placeOf('Queue'), source: undefined })] })).toContain('1. <code>Shop/Queue</code>'));
});
