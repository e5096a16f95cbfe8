import { readFileSync, rmSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { main } from '../../src/cli/main';
import { Impact } from '../../src/compatibility/impact';
import { Bump } from '../../src/compatibility/version-bump';
import { newApp } from '../governance/apps';
import { workInFolders, write } from '../working-folder';

workInFolders();

const compatibility = (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(['compatibility', ...args], { say: (line) => out.push(line), complain: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

/** An assembly with one bucket under an id, as the command line of the CDK makes it: with construct paths in it. */
const synth = (outdir: string, id: string, compose: (stack: Stack) => void = () => {}): void => {
  const app = newApp({ outdir, context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(app, 'Shop');
  new Bucket(stack, id);
  compose(stack);
  app.synth();
};

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'compatibility.schema.json'), 'utf8'));

const LOST = "Shop/Files/Resource has another logical id, which makes it anew, and the notes do not say so; undo it, or write '- replaces `AWS::S3::Bucket Shop/Files/Resource`: why'";

beforeEach(() => {
  synth('before', 'Files');
  synth('after', 'Uploads');
});

test('a bucket with another construct id fails, and is named by its path', () => {
  const { code, out, err } = compatibility('before', 'after');
  expect([code, err]).toEqual([1, `paved-road: AWS::S3::Bucket ${LOST}`]);
  expect(out).toBe([
    'moved: 1', '  AWS::S3::Bucket Shop/Files/Resource (now Shop/Uploads/Resource; has a state; major; not in the notes)', '',
    '1 resource changes; the least version bump is major',
  ].join('\n'));
});

test('it passes with an entry in the notes, and with as much of a bump as it deserves', () => {
  write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- replaces `AWS::S3::Bucket Files/Resource`: uploads are kept apart\n');
  expect(compatibility('before', 'after', '--notes', 'CHANGELOG.md', '--bump', 'major')).toMatchObject({ code: 0, err: '' });
  expect(compatibility('before', 'after', '--notes', 'CHANGELOG.md', '--bump', 'patch')).toMatchObject({
    code: 1, err: 'paved-road: the release deserves a major version, got patch',
  });
});

test('what is new is a patch', () => {
  synth('grown', 'Files', (stack) => new Topic(stack, 'Events'));
  expect(compatibility('before', 'grown', '--bump=patch')).toEqual({
    code: 0, err: '', out: 'added: 1\n  AWS::SNS::Topic Shop/Events/Resource\n\n1 resource changes; the least version bump is patch',
  });
});

test('nothing is nothing', () => {
  expect(compatibility('before', 'before').out).toBe('nothing changes for what is deployed; the least version bump is patch');
});

test('says what the notes announce and the templates do not show, and fails for nothing else', () => {
  write('CHANGELOG.md', '## Unreleased\n\n- replaces `AWS::S3::Bucket Files/Resource`: taken back\n');
  expect(compatibility('before', 'before', '--notes', 'CHANGELOG.md')).toEqual({
    code: 0,
    err: '',
    out: [
      'in the notes, and not found here: 1', '  replaces AWS::S3::Bucket Files/Resource', '',
      'nothing changes for what is deployed; the least version bump is patch',
    ].join('\n'),
  });
});

test('prints JSON when it is asked to, as its schema has it', () => {
  write('CHANGELOG.md', '## Unreleased\n\n- destroys `AWS::S3::Bucket Files/Resource`: not so\n');
  const { code, out } = compatibility('before', 'after', '--json', '--notes', 'CHANGELOG.md');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    bump: 'major',
    changes: [{ impact: 'moved', path: 'Shop/Files/Resource', stateful: true, bump: 'major', announced: false }],
    unmet: ['destroys AWS::S3::Bucket Files/Resource'],
  });
  const isValid = new Ajv().compile(SCHEMA);
  expect([isValid(JSON.parse(out)), isValid.errors]).toEqual([true, null]);
});

test('the schema knows every impact and every bump', () => {
  expect(SCHEMA.definitions.change.properties.impact.enum).toEqual(Object.values(Impact));
  expect(SCHEMA.definitions.bump.enum).toEqual(Object.values(Bump));
});

test('folders of templates do without a manifest, at any depth', () => {
  const template = (type: string) => JSON.stringify({ Resources: { One: { Type: type } } });
  write('old/shop/Data.template.json', template('AWS::S3::Bucket'));
  write('new/shop/Data.template.json', template('AWS::SQS::Queue'));
  write('new/asset.1/Other.template.json', 'a file of somebody');
  expect(compatibility('old', 'new').out).toContain('AWS::S3::Bucket shop/Data/One (by Type; has a state; major; not in the notes)');
});

test.each([
  ['a folder that is not there', ['before', 'nothing'], "'nothing' must be a folder with templates, got ENOENT"],
  ['a folder without templates', ['before', 'empty'], "'empty' must have files named *.template.json in it or below, got none"],
  ['a template that is none', ['before', 'broken'], "'broken/Shop.template.json' must be a template as JSON, got "],
  ['an unknown bump', ['before', 'after', '--bump', 'mayor'], "unknown bump 'mayor'; did you mean 'major'?"],
])('%s is a slip in the call', (_, args, message) => {
  write('empty/README.md', '');
  write('broken/Shop.template.json', '{');
  const { code, err } = compatibility(...args);
  expect([code, err]).toEqual([2, expect.stringContaining(`paved-road: ${message}`)]);
});

test('notes that are not there are no notes', () => {
  rmSync('CHANGELOG.md', { force: true });
  expect(compatibility('before', 'before', '--notes', 'CHANGELOG.md')).toMatchObject({ code: 1, err: expect.stringContaining("'CHANGELOG.md' must be a file of release notes, got ENOENT") });
});
