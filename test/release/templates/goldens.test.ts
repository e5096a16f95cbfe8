import { existsSync, mkdirSync } from 'fs';
import { breaksIn } from '../../../release/api/api-changes';
import { namesIn } from '../../../release/api/api-names';
import { lastGoldens, writeGoldens } from '../../../release/templates/goldens';
import { workInFolders } from '../../working-folder';

describe('goldens', () => {
  workInFolders();
  const templates = { 'orders/Data': { Resources: { Db: { Type: 'AWS::RDS::DBInstance' } } } };

  test('are read as they were written, and only those of the last release are kept', () => {
    expect(lastGoldens('goldens')).toBeUndefined();
    writeGoldens({ version: '0.1.0', templates: {} }, 'goldens');
    writeGoldens({ version: '0.2.0', templates }, 'goldens');
    expect(lastGoldens('goldens')).toEqual({ version: '0.2.0', templates });
    expect(existsSync('goldens/0.1.0')).toBe(false);
  });

  test('of two versions are refused', () => {
    mkdirSync('goldens/0.1.0', { recursive: true });
    mkdirSync('goldens/0.2.0');
    expect(() => lastGoldens('goldens')).toThrow('goldens/ must have the templates of one version, the last, got 0.1.0, 0.2.0');
  });
});

test('lines of jsii-diff are read, whatever is around them', () => {
  const removed = { message: 'PROP a.B.c: has been removed', key: 'removed:a.B.c' };
  expect(breaksIn('Original assembly: a@0.1.0\nerr  - PROP a.B.c: has been removed [removed:a.B.c]\nskip - PROP a.B.c: has been removed [removed:a.B.c]\n')).toEqual([
    { ...removed, level: 'err' }, { ...removed, level: 'skip' },
  ]);
});

test('names of an API are those of types and of what they have', () => {
  const types = { 'a.B': { fqn: 'a.B', properties: [{ name: 'c' }], methods: [{ name: 'd' }] }, 'a.E': { fqn: 'a.E', members: [{ name: 'F' }] } };
  expect([...namesIn({ types })]).toEqual(['a.B', 'a.B.d', 'a.B.c', 'a.E', 'a.E.F']);
});
