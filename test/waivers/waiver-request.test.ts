import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { WaiverCoverage, WaiverRegister, WaiverRequest, WaiverRequestProps } from '../../src/waivers';

const WORDS: WaiverRequestProps = {
  id: 'W-1',
  rules: ['AwsSolutions-IAM5[Resource::*]'],
  scope: { component: 'shop-production/Orders' },
  covers: WaiverCoverage.VIOLATION,
  match: { property: 'Port', value: 5432 },
  fingerprints: ['1234567890123456'],
};

/** What a register says that has an entry pasted below another one. */
const register = (yaml: string): WaiverRegister => {
  const file = join(mkdtempSync(join(tmpdir(), 'paved-road-')), 'waivers.yaml');
  writeFileSync(file, `schemaVersion: 1\nwaivers:\n  - { id: W-0, rules: [X-1], scope: { path: A }, reason: it is so, owner: me, expires: 2027-03-31 }\n${yaml}`);
  return WaiverRegister.fromFile(file);
};

const problems = (yaml: string): string[] => {
  try {
    register(yaml);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^.*waivers\.yaml:(\d+):\d+: '([^']*)' (.*) \(InvalidWaivers\)$/, '$1 $2 $3'));
  }
};

describe('a request', () => {
  test('is refused by a register line by line until a person said what is to be said', () => {
    const yaml = new WaiverRequest(WORDS).toYaml();
    const lineOf = (key: string) => 4 + yaml.split('\n').findIndex((line) => line.trimStart().startsWith(`${key}: #`));
    expect(problems(yaml).slice(1)).toEqual([
      `${lineOf('reason')} waivers[1].reason must be a text, got null`,
      `${lineOf('owner')} waivers[1].owner must be a name, got null`,
      `${lineOf('approver')} waivers[1].approver must be a name, got null`,
      `${lineOf('granted')} waivers[1].granted must be a day such as 2027-03-31, got null`,
      `${lineOf('expires')} waivers[1].expires must be a day such as 2027-03-31, got null`,
    ]);
  });

  test('is refused for each thing alone that nobody said', () => {
    const said = { reason: 'it is so', owner: 'me', approver: 'you', granted: '2026-11-01', expires: '2027-03-31' };
    for (const [left] of Object.entries(said)) {
      const yaml = Object.entries(said).filter(([key]) => key !== left).reduce((text, [key, value]) => text.replace(new RegExp(`${key}: #.*`), `${key}: ${value}`), new WaiverRequest(WORDS).toYaml());
      expect(problems(yaml)).toEqual([expect.stringContaining(`waivers[1].${left} must be`)]);
    }
  });

  test('is the entry that it asked for once a person completed it', () => {
    const yaml = new WaiverRequest({ ...WORDS, reason: 'one: two\n# three', owner: 'team-shop' }).toYaml()
      .replace(/approver: #.*/, 'approver: you').replace(/granted: #.*/, 'granted: 2026-11-01').replace(/expires: #.*/, 'expires: 2027-03-31');
    expect(register(yaml).waivers[1]).toMatchObject({ ...WORDS, reason: 'one: two\n# three', owner: 'team-shop', approver: 'you', expires: '2027-03-31' });
  });

  test.each(['', ' ', '\n'])('leaves a reason that is none (%j) to be said', (reason) => {
    expect(new WaiverRequest({ ...WORDS, reason }).toYaml()).toMatch(/^ {4}reason: # why the resource is as it is, for whoever approves$/m);
  });

  test.each(['2026-11-01', 'yes', '1234', '*', '- a', 'null', 'é: "ü"', `${'long '.repeat(60)}end`])('keeps a text that YAML could take for something else: %s', (text) => {
    const yaml = new WaiverRequest({ ...WORDS, rules: [text], reason: text, owner: text }).toYaml().replace(/(approver): #.*/, '$1: you').replace(/(granted|expires): #.*/g, '$1: 2026-11-01');
    expect(register(yaml).waivers[1]).toMatchObject({ rules: [text], reason: text, owner: text });
  });

  test('with a value that occurs twice has it twice', () => {
    const shared = ['s3:GetObject'];
    expect(new WaiverRequest({ ...WORDS, match: { actions: shared, principals: shared } }).toYaml()).not.toMatch(/[&*]a1/);
  });
});
