import { readFileSync } from 'fs';
import { DATA_PAGE, dataPage } from '../../scripts/data-page';

describe('Data classification', () => {
  test('the page says what the tiers decide for each', () => expect(readFileSync(DATA_PAGE, 'utf8')).toBe(dataPage()));

  test('the page names every decision for all four', () => {
    const rows = dataPage().split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
    expect(rows[0]).toEqual(['', 'public', 'internal', 'confidential', 'restricted']);
    expect(rows.find(([title]) => title === 'may be held in')).toEqual(['may be held in', 'all', 'all', 'staging, production', 'staging, production']);
    expect(rows.flat()).not.toContain('undefined');
  });
});
