import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Definition, verdictsOn } from './judging';
import { onDay } from './on-day';
import { indexOf, PAGES, pageOf, UNWRITTEN } from '../../scripts/rule-pages';
import { State } from '../../src/policy/rule/verdict';
import { _allRules } from '../../src/rules/all-rules';

// Versions of engines that a page shows are out of support, or about to be, on this day.
onDay('2026-11-22');

const rules = _allRules();
const nothingComplies = ['PR-IAM-NO-USER-KEYS'];

describe.each(rules.map((rule) => [rule.meta.id, rule] as const))('the page of %s', (id, rule) => {
  const page = readFileSync(join(PAGES, `${id}.md`), 'utf8');

  test('begins with what the rule says about itself', () => expect(pageOf(rule, page)).toBe(page));

  test('is written', () => {
    expect(page).not.toContain(UNWRITTEN);
    for (const section of ['Why it matters', 'When an exception is reasonable']) expect(textOf(page, section).length).toBeGreaterThan(100);
  });

  test('shows a broken example', () => expect(statesIn('broken')).toContain(State.NON_COMPLIANT));

  test('shows a compliant example', () => {
    const states = statesIn('compliant');
    expect(states).not.toContain(State.NON_COMPLIANT);
    expect(states).not.toContain(State.UNKNOWN);
    if (!nothingComplies.includes(id)) expect(states).toContain(State.COMPLIANT);
  });

  function statesIn(kind: string): State[] {
    const [, json] = new RegExp(`\`\`\`json ${kind}\\n([^]*?)\`\`\``).exec(page) ?? [];
    return verdictsOn(rule, JSON.parse(json) as Record<string, Definition>).map(({ state }) => state);
  }
});

test('there is one page for each rule, and an index', () => {
  expect(readdirSync(PAGES).sort()).toEqual([...rules.map(({ meta }) => `${meta.id}.md`), 'README.md'].sort());
  expect(readFileSync(join(PAGES, 'README.md'), 'utf8')).toBe(indexOf(rules));
});

function textOf(page: string, section: string): string {
  return page.split(`## ${section}\n`)[1]?.split('\n## ')[0].trim() ?? '';
}
