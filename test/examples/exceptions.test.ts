import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Size } from 'aws-cdk-lib';
import { composeDatabase, Wish } from '../../examples/exceptions/database';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { newApp, recordOf, registeredIn } from '../governance/apps';

const FOLDER = join(__dirname, '..', '..', 'examples', 'exceptions');
const EXCEEDED = 'PR-GOVERNANCE-ENVELOPE-EXCEEDED';

/** What came of a wish, and what the CDK was told. */
const outcomeOf = (wish: Omit<Wish, 'register'>, file = 'waivers.yaml'): { readonly record: GovernanceRecord; readonly told: string; readonly app: App } => {
  const register = join(FOLDER, file);
  // Compared with itself, so that the register counts also in the change that touches it.
  const app = newApp({ context: { 'paved-road:instant': '2026-11-21T00:00:00Z', 'paved-road:waivers-base': register } });
  composeDatabase(app, { ...wish, register });
  let told = '';
  try {
    app.synth();
  } catch (error) {
    told = (error as Error).message;
  }
  return { record: recordOf(app), told, app };
};

/** What the page shows of what is printed, without the indent. */
const shownInPage = (text: string): string[] => {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'exceptions.md'), 'utf8');
  const [, block] = page.split(text);
  return block.split('```')[0].split('\n').map((line) => line.trim()).filter((line) => line !== '');
};

describe('examples/exceptions', () => {
  test('docs/exceptions.md has what is printed where nothing is granted', () => {
    const { told } = outcomeOf({ storage: Size.tebibytes(1) }, 'waivers-of-last-year.yaml');
    const lines = shownInPage('and prints the entry to ask for:\n\n```\n');
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) expect(told).toContain(line);
  });

  test('docs/exceptions.md has the entry of the register', () => {
    const register = readFileSync(join(FOLDER, 'waivers.yaml'), 'utf8');
    for (const line of shownInPage('They complete and merge it:\n\n```yaml\n')) expect(register).toContain(line);
  });

  test('1 TiB is signed off', () => {
    const { record, told } = outcomeOf({ storage: Size.tebibytes(1) });
    expect([record.gate, told]).toEqual(['passed', '']);
    expect(registeredIn(record)).toMatchObject([{ id: 'W-2026-014', state: 'active', lifted: 1 }]);
    expect(record.findings.filter(({ rule }) => rule === EXCEEDED)).toMatchObject([{ disposition: 'waived', value: '1 TiB', waiver: { approver: 'cloud-economics' } }]);
  });

  test('the sign-off is void at 2 TiB, which prints the entry to ask for', () => {
    const { record, told } = outcomeOf({ storage: Size.tebibytes(2) });
    expect(record.gate).toBe('blocked');
    expect(told).toContain('ServiceDatabase.storage is 2 TiB and needs a sign-off');
    expect(told).toMatch(/the entry to ask for, below 'waivers:' in waivers.yaml:\n.*- id: W-[0-9a-f]{8}\n[^]*component: shop-production\/Orders[^]*value: 2 TiB[^]*approver: #/);
    expect(registeredIn(record)).toMatchObject([{ state: 'unused', lifted: 0 }]);
    expect(record.envelopes.find(({ parameter }) => parameter === 'ServiceDatabase.storage'))
      .toMatchObject({ value: '2 TiB', approved: [{ waiver: 'W-2026-014', value: '1 TiB' }], state: 'sign-off' });
  });

  test('what ended lifts nothing', () => {
    const { record, told } = outcomeOf({ storage: Size.tebibytes(1) }, 'waivers-of-last-year.yaml');
    expect(record.gate).toBe('blocked');
    expect(told).toContain('PR-GOVERNANCE-WAIVER-EXPIRED');
    expect(told).toContain('its last day was 2025-12-31');
    expect(registeredIn(record)).toMatchObject([{ state: 'expired', lifted: 0 }]);
  });

  test('an acknowledgement does nothing', () => {
    const { record, told } = outcomeOf({ storage: Size.tebibytes(2), acknowledged: EXCEEDED });
    expect(told).toContain('ServiceDatabase.storage is 2 TiB');
    expect(record.acknowledgements).toContainEqual(expect.objectContaining({ path: 'Shop/Orders', rule: expect.stringContaining(EXCEEDED) }));
    expect(record.findings.find(({ rule }) => rule === 'PR-GOVERNANCE-ACKNOWLEDGEMENT')?.message).toContain('changes no verdict');
  });
});
