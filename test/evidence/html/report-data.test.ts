import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { editionOf, findingOf, manyFindings, sampleRecord } from './sample-record';
import { jsonInScript } from '../../../src/evidence/html/markup';
import { dataPieces, reportData } from '../../../src/evidence/html/report-data';

const dataOf = (changes: Parameters<typeof sampleRecord>[0] = {}) => reportData(editionOf(sampleRecord(changes)));

describe('the data of the report', () => {
  test('is made from records as they are: the sample of these tests is one', () => {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'schemas', 'record.schema.json'), 'utf8')));
    validate(JSON.parse(JSON.stringify(sampleRecord())));
    expect(validate.errors).toBeNull();
  });

  test('says what repeats once, and differing words of one rule apart', () => {
    const { table } = dataOf({ findings: [findingOf('1'), findingOf('2', { controls: ['NIST.800-53.R5/SC-28'] }), findingOf('3', { fix: 'another fix' })] });
    expect(table.words.map(({ fix }) => fix)).toEqual(['set StorageEncrypted to true', 'another fix']);
    expect(table.columns.words).toEqual([0, 0, 1]);
    expect(table.resources.path).toEqual(['Shop/Orders/Resource']);
  });

  test('has the days that entries of the register have left, and the rows that their words cover', () => {
    const { register, table } = dataOf();
    expect(register.map(({ daysLeft }) => daysLeft)).toEqual([10]);
    expect(register[0].rows.map((row) => table.id[row])).toEqual(['aaaa000000000003']);
  });

  test('groups what is outside of components, and names twenty of a group', () => {
    const resources = Array.from({ length: 30 }, (_, index) => ({ path: `Till/B${index}`, type: 'AWS::S3::Bucket', template: 'Till.template.json', logicalId: `B${index}` }));
    const { ungoverned } = dataOf({ resources });
    expect(ungoverned.map(({ stack, type, resources: count, paths }) => [stack, type, count, paths.length])).toEqual([['Till', 'AWS::S3::Bucket', 30, 20]]);
  });

  test('keeps no more of a large app than a page bears', () => {
    const pieces = [...dataPieces(dataOf({ findings: manyFindings(23_700) }), jsonInScript)];
    expect(pieces.join('').length).toBeLessThan(4_000_000);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200_000);
  });
});

describe('pieces of JSON', () => {
  test.each([[{}], [[]], [null], ['a'], [{ a: undefined, b: { c: [1, 2, { d: 'e' }] } }], [Array.from({ length: 2_500 }, (_, index) => index)], [{ long: Array(1_001).fill('x') }]])('%j is whole', (value) => {
    expect(JSON.parse([...dataPieces(value, JSON.stringify)].join(''))).toEqual(JSON.parse(JSON.stringify(value)));
  });
});
