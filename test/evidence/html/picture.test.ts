import { readFileSync } from 'fs';
import * as fc from 'fast-check';
import { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { openPictures } from './picture-page';
import { largeRecord, recordOf as madeUp } from './picture-records';
import { plantMistakes } from '../../../examples/orders/break';
import { composeAll } from '../../../examples/orders/orders';
import { Whereabouts } from '../../../src/evidence/edition/whereabouts';
import { elkSource } from '../../../src/evidence/html/layout-library';
import { pictureData } from '../../../src/evidence/html/picture';
import { Picture } from '../../../src/evidence/html/picture-graph';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { newApp, recordOf } from '../../governance/apps';

jest.setTimeout(60_000);

const picturesOf = (record: GovernanceRecord): Picture[] => pictureData(record, new Whereabouts(record));
const named = ({ nodes }: Picture, name: string) => nodes.find((node) => node.name === name)!;
const boxesAround = ({ boxes }: Picture, id: string | undefined): string[] => {
  const box = boxes.find((each) => each.id === id);
  return box ? [`${box.kind} ${box.name}`, ...boxesAround({ boxes } as unknown as Picture, box.parent)] : [];
};

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
/** An element of the browser, as far as the tests look at it. */
interface Drawn {
  readonly textContent: string | null;
  readonly parentElement: { querySelector(selector: string): Drawn };
  getBoundingClientRect(): { toJSON(): unknown };
}
/** Runs in the browser. */
const rectsOf = (elements: Drawn[]) => elements.map((element) => element.getBoundingClientRect().toJSON() as Rect);
const isInside = (a: Rect, b: Rect) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
const areApart = (a: Rect, b: Rect) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
/** The texts that are not inside of the rectangle that is drawn for them. */
const outgrowing = async (page: Page): Promise<string[]> => {
  const texts = await page.$$eval('svg text', (found) => (found as unknown as Drawn[]).map((text) => {
    const [inner, outer] = [text, text.parentElement.querySelector('rect')].map((element) => element.getBoundingClientRect().toJSON() as Rect);
    return { words: String(text.textContent), inner, outer };
  }));
  return texts.filter(({ inner, outer }) => !isInside(inner, outer)).map(({ words }) => words);
};

describe('pictureData', () => {
  test('puts components into their stack, and the stack into the network where they live there', () => {
    const [picture] = picturesOf(madeUp([{ stack: 'Shop', id: 'Api' }, { stack: 'Shop', id: 'Cron', inNetwork: false }]));
    expect(boxesAround(picture, named(picture, 'Api').box)).toEqual(['stack Shop', 'network 10.0.0.0/16 in 3 zones']);
    expect(boxesAround(picture, named(picture, 'Cron').box)).toEqual(['stack Shop']);
    expect(named(picture, 'Network')).toMatchObject({ kind: 'part', path: 'Production/Core/Network', resources: 1, owner: 'team-shop' });
  });

  test('names a network whose addresses nobody knows by its path', () => {
    const record = madeUp([{ stack: 'Shop', id: 'Api' }]);
    const environments = record.environments.map((entry) => ({ ...entry, network: { ...entry.network!, addresses: undefined } }));
    const [picture] = picturesOf({ ...record, environments });
    expect(boxesAround(picture, named(picture, 'Api').box)).toEqual(['stack Shop', 'network Production/Core/Network in 3 zones']);
  });

  test.each([
    [['waived', 'advisory', 'blocking', 'waived'], 'blocking', { blocking: 1, advisory: 1, excepted: 2 }],
    [['waived', 'baselined'], 'baselined', { baselined: 1, excepted: 1 }],
    [['waived', 'advisory'], 'advisory', { advisory: 1, excepted: 1 }],
    [['waived'], 'excepted', { excepted: 1 }],
    [[], 'fine', {}],
  ])('of %j the worst is %s', (findings, state, counts) => {
    const [picture] = picturesOf(madeUp([{ stack: 'Shop', id: 'Api', findings }]));
    expect(named(picture, 'Api')).toMatchObject({ state, findings: counts });
    expect(picture.state).toBe(state);
  });

  test.each([
    [[], '#inventory?component=Shop%2FApi'],
    [['waived'], '#finding/ShopApiResource0'],
    [['waived', 'advisory'], '#findings?component=Shop%2FApi'],
  ])('with findings %j leads to %s', (findings, link) => {
    expect(named(picturesOf(madeUp([{ stack: 'Shop', id: 'Api', findings }]))[0], 'Api').link).toBe(link);
  });

  test('counts what a stack has outside of components in one node', () => {
    const [picture] = picturesOf(madeUp([{ stack: 'Shop', id: 'Api' }], { bare: ['Shop', 'Legacy'] }));
    const outside = picture.nodes.filter(({ kind }) => kind === 'outside');
    expect(outside.map(({ path, resources }) => [path, resources])).toEqual([['Shop', 1], ['Legacy', 1]]);
  });

  test('draws a connection to what lies below a component to the component, and one to the unknown to its path', () => {
    const [picture] = picturesOf(madeUp([{ stack: 'Shop', id: 'Api', uses: ['Shop/Db/Readers', 'Other/Queue'] }, { stack: 'Shop', id: 'Db' }]));
    expect(picture.edges.map(({ to }) => picture.nodes.find(({ id }) => id === to)))
      .toEqual([named(picture, 'Db'), expect.objectContaining({ kind: 'elsewhere', name: 'Queue', path: 'Other/Queue' })]);
  });

  test('counts a finding about a component as such with the component, and one about the app nowhere', () => {
    const record = madeUp([{ stack: 'Shop', id: 'Api', findings: ['blocking', 'advisory'] }]);
    Object.assign(record.findings[0].resource!, { path: 'Shop/Api' });
    Object.assign(record.findings[1], { resource: undefined });
    const [picture] = picturesOf(record);
    expect(picture.nodes.map(({ name, findings }) => [name, findings])).toEqual([['Api', { blocking: 1 }], ['Network', {}]]);
  });

  test('keeps components of environments that the record does not list, and stacks of nobody', () => {
    const record = { ...madeUp([{ stack: 'Shop', id: 'Api' }], { bare: ['Legacy'] }), environments: [] };
    record.coverage.templates.forEach((template) => Object.assign(template, { environment: undefined }));
    expect(picturesOf(record).map(({ name, path, nodes }) => [name, path, nodes.map((node) => node.name)])).toEqual([
      ['shop-production', undefined, ['Api']],
      ['outside of all environments', undefined, ['outside of components', 'outside of components']],
    ]);
  });

  test('has nothing to draw of an empty environment, and no picture of an empty record', () => {
    expect(picturesOf(madeUp([], { hasNetwork: false }))).toMatchObject([{ nodes: [], edges: [], boxes: [], state: 'fine' }]);
    expect(picturesOf({ ...madeUp([]), environments: [], resources: [] })).toEqual([]);
  });
});

describe('elkSource', () => {
  test('names licence, version and source, and cannot end the element that it stands in', () => {
    const { version } = JSON.parse(readFileSync(require.resolve('elkjs/package.json'), 'utf8'));
    const [notice] = elkSource().split('\n');
    for (const words of [`elkjs ${version}`, 'EPL-2.0', 'https://github.com/kieler/elkjs']) expect(notice).toContain(words);
    expect(elkSource()).not.toMatch(/<\/?script|<!--/i);
  });
});

describe('drawPicture', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await launchChromium(); });
  afterAll(() => browser.close());

  const orders = () => {
    const app = newApp();
    const [, , production] = composeAll(app);
    plantMistakes(production);
    expect(() => app.synth()).toThrow();
    return recordOf(app);
  };
  const violations = async (page: Page) => {
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    return page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length]))');
  };
  const titles = (page: Page, selector: string) => page.$$eval(`${selector} > title`, (found) => found.map(({ textContent }) => textContent ?? ''));

  describe.each([
    ['orders, with three environments', orders],
    ['44 components in 10 stacks', largeRecord],
    ['an environment without network', () => madeUp([{ stack: 'Shop', id: 'Api', uses: ['Shop/Queue'] }, { stack: 'Shop', id: 'Queue' }], { hasNetwork: false })],
    ['a component that uses itself, and nothing else', () => madeUp([{ stack: 'Shop', id: 'Api', uses: ['Shop/Api'] }])],
    ['an empty environment', () => madeUp([], { hasNetwork: false })],
  ])('of %s', (_, make) => {
    let page: Page;
    let errors: string[];
    let record: GovernanceRecord;
    beforeAll(async () => { ({ page, errors } = await openPictures(browser, record = make())); });
    afterAll(() => page.close());

    test('shows every component and every connection once', async () => {
      const drawn = await titles(page, '[data-node]');
      for (const { path } of record.components) expect(drawn.filter((title) => title.includes(`, ${path}, `))).toHaveLength(1);
      expect(drawn).toHaveLength(picturesOf(record).flatMap(({ nodes }) => nodes).length);
      expect(await page.locator('path[data-edge]').count()).toBe(record.connections.length);
      expect(await page.locator('.picture-label').count()).toBe(record.connections.length);
      expect(await page.locator('tr:has(td)').count()).toBe(record.connections.length);
    });

    test('lets no two components overlap, and keeps each inside of its box and each text inside of its component', async () => {
      for (const svg of await page.$$('svg.picture')) {
        const faces = await svg.$$eval('.picture-face', rectsOf);
        const boxes = await svg.$$eval('.picture-box > rect', rectsOf);
        const pairs = (list: Rect[]) => list.flatMap((a, index) => list.slice(index + 1).map((b) => [a, b]));
        expect(pairs(faces).filter(([a, b]) => !areApart(a, b))).toEqual([]);
        expect(pairs(boxes).filter(([a, b]) => !areApart(a, b) && !isInside(a, b) && !isInside(b, a))).toEqual([]);
        expect(faces.flatMap((face) => boxes.map((box) => [face, box])).filter(([a, b]) => !areApart(a, b) && !isInside(a, b))).toEqual([]);
      }
      expect(await outgrowing(page)).toEqual([]);
    });

    test('is accessible and raises no error', async () => {
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
    });
  });

  test.each(['light', 'dark'] as const)('is accessible in %s, with the table open', async (colorScheme) => {
    const { page } = await openPictures(browser, largeRecord(), { colorScheme, width: 400 });
    await page.locator('summary').click();
    expect(await violations(page)).toEqual([]);
    expect(await page.$eval('html', ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
  });

  test('is walked with the keyboard, and leads to what was found', async () => {
    const { page } = await openPictures(browser, madeUp([{ stack: 'Shop', id: 'Api', findings: ['blocking'] }]));
    await page.getByRole('link', { name: /^Api, Service 1\.2\.3, 1 blocking, Shop\/Api, 1 resource, owner team-shop$/ }).focus();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#finding/ShopApiResource0');
  });

  test('says the same in colours and in shapes and words', async () => {
    const { page } = await openPictures(browser, madeUp([{ stack: 'Shop', id: 'Bad', findings: ['blocking'] }, { stack: 'Shop', id: 'Good' }]));
    const looks = (name: string) => page.locator(`[data-node]:has-text("${name}") .picture-shape`).evaluate((shape) => [shape.computedStyleMap().get('fill')!.toString(), shape.getAttribute('d')]);
    const [bad, good] = [await looks('Bad'), await looks('Good')];
    expect(bad[0]).toBe('rgb(207, 34, 46)');
    expect(bad[0]).not.toBe(good[0]);
    expect(bad[1]).not.toBe(good[1]);
  });

  test('is an open table alone where no worker may run', async () => {
    const { page, errors } = await openPictures(browser, orders(), { workers: "'none'" });
    expect(await page.locator('svg').count()).toBe(0);
    expect(await page.getByRole('table').count()).toBe(3);
    expect(await page.getByRole('cell', { name: 'tcp 6543, private path' }).count()).toBe(6);
    expect(errors).toEqual([]);
  });

  test('opens the table for print', async () => {
    const { page } = await openPictures(browser, madeUp([{ stack: 'Shop', id: 'Api', uses: ['Shop/Api'] }]));
    expect(await page.getByRole('table').count()).toBe(0);
    await page.pdf();
    expect(await page.getByRole('table').count()).toBe(1);
  });

  test('shows any name as it is written, in its box', async () => {
    const names = [...fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { numRuns: 40, seed: 6 }), '</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"\'&|\n', 'W'.repeat(500)]
      .map((name, index) => `${name.replace(/\//g, '-')} ${index}`);
    const { page, errors } = await openPictures(browser, madeUp(names.map((id, index) => ({ stack: `${names[Math.floor(index / 4)]} stack`, id, uses: [`${names[0]} stack/${names[0]}`] }))));
    const drawn = await titles(page, '[data-node]');
    for (const name of names) expect(drawn.filter((title) => title.startsWith(`${name}, Service`))).toHaveLength(1);
    expect(await outgrowing(page)).toEqual([]);
    expect(await page.locator('img, main script').count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
