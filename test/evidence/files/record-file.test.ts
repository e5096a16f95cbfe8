import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { removeRecord, writeRecord } from '../../../src/evidence/files/record-file';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { stableJson } from '../../../src/private/stable-json';

const record = (gate: string) => ({ gate } as GovernanceRecord);
const assembly = () => mkdtempSync(join(tmpdir(), 'assembly'));

describe('the file of the record', () => {
  test('holds the record and nothing lies beside it', () => {
    const folder = assembly();
    const file = writeRecord(folder, record('passed'));
    expect(readFileSync(file, 'utf8')).toBe('{\n  "gate": "passed"\n}\n');
    expect(readdirSync(join(folder, 'governance'))).toEqual(['record.json']);
  });

  test('is what JSON with sorted keys and an indent of two is, also for lists and texts of several lines', () => {
    const whole = { packs: [], findings: [{ message: 'a\nb', id: '1' }, { id: '2', empty: {} }], counts: { findings: 2, byState: { unknown: 1 } } } as unknown as GovernanceRecord;
    expect(readFileSync(writeRecord(assembly(), whole), 'utf8')).toBe(`${stableJson(whole, 2)}\n`);
  });

  test('is replaced as a whole', () => {
    const folder = assembly();
    writeRecord(folder, record('passed'));
    expect(readFileSync(writeRecord(folder, record('blocked')), 'utf8')).toContain('blocked');
  });

  test('is gone when it was removed, and removing what is not there is fine', () => {
    const folder = assembly();
    const file = writeRecord(folder, record('passed'));
    removeRecord(folder);
    expect(existsSync(file)).toBe(false);
    expect(() => removeRecord(folder)).not.toThrow();
  });

  test('a place that cannot be written to is an error', () => {
    const folder = assembly();
    writeFileSync(join(folder, 'governance'), 'in the way');
    expect(() => writeRecord(folder, record('passed'))).toThrow();
  });
});
