import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { Browser, Page } from 'playwright-core';
import { Whereabouts } from '../../../src/evidence/edition/whereabouts';
import { elkSource } from '../../../src/evidence/html/layout-library';
import { pictureData } from '../../../src/evidence/html/picture';
import { GovernanceRecord } from '../../../src/evidence/record/record';

const asset = (name: string) => readFileSync(join(__dirname, '..', '..', '..', 'assets', 'report', name), 'utf8');

const COLOURS = `
:root { color-scheme: light dark; --surface: #ffffff; --text: #1b1f24; --muted: #57606a; --line: #c5ccd3; --ok: #1a7f37; --advisory: #9a6700; --excepted: #6e40c9; --blocking: #cf222e; }
@media (prefers-color-scheme: dark) {
  :root { --surface: #0d1117; --text: #e6edf3; --muted: #9da7b1; --line: #3d444d; --ok: #3fb950; --advisory: #d29922; --excepted: #a371f7; --blocking: #f85149; }
}
body { background: var(--surface); color: var(--text); font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 75rem; padding: 0 1rem; }`;

/** How the page is opened. */
export interface PageOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** What the page may run as a worker. */
  readonly workers?: string;
}

/** A page with the pictures of a record and nothing else, from disk, with the rules of the report on what may run. */
export async function openPictures(browser: Browser, record: GovernanceRecord, options: PageOptions = {}): Promise<{ page: Page; errors: string[] }> {
  const { colorScheme = 'light', width = 1200, workers = 'blob:' } = options;
  const data = JSON.stringify(pictureData(record, new Whereabouts(record))).replace(/</g, '\\u003c');
  const file = join(mkdtempSync(join(tmpdir(), 'picture-')), 'page.html');
  writeFileSync(file, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pictures</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; worker-src ${workers}">
<style>${COLOURS}${asset('picture.css')}</style></head><body><main><h1>Pictures</h1><div id="pictures"></div></main>
<script type="text/plain" id="layout-library">${elkSource()}</script>
<script>(() => { 'use strict';
${asset('picture.js')}
const draw = async () => {
  for (const picture of ${data}) {
    const section = document.createElement('section');
    const heading = document.createElement('h2');
    heading.textContent = picture.name;
    const container = document.createElement('div');
    section.append(heading, container);
    document.getElementById('pictures').append(section);
    container.dataset.drawn = String(await drawPicture(container, picture));
  }
  document.body.dataset.done = 'true';
};
draw();
})();</script></body></html>`);
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, offline: true, bypassCSP: false });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('body[data-done]');
  return { page, errors };
}
