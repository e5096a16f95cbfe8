import { readFileSync } from 'fs';
import { Call, callAll, Outcome } from './command-line';

/** The gate by the real command line: what the exit code and the text say, and what the record says. */

/** What stops an app, and the text that names it. */
const STOPPERS: Record<string, { readonly call: Omit<Call, 'command'>; readonly says: string }> = {
  'a blocking finding': { call: { wrong: 'finding' }, says: 'AwsSolutions-S1' },
  'a rule that throws': { call: { wrong: 'rule' }, says: 'ACME-FALLING is broken: the rule threw: the rule fell over' },
  'a pack that throws': { call: { wrong: 'pack' }, says: 'the pack Falling threw and did not judge everything: the pack fell over' },
  'a policy that nobody can read': { call: { policy: 'layer: [organization' }, says: 'the policy cannot be read' },
  'a resource that nobody could judge': { call: { wrong: 'gap' }, says: 'AwsSolutions could not look at Shop/Policy' },
};
const { version: CDK_VERSION } = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8')) as { version: string };

/** What a deployment without an account says, once the app was let through. */
const BEYOND_THE_GATE = /Unable to resolve AWS account|ECONNREFUSED/;

const COMMANDS = ['synth --quiet', 'diff', 'deploy --all --require-approval never'];

const REPORT_ONLY = { '@aws-cdk/core:failSynthOnValidationErrors': false };
const calls: Record<string, Call> = {
  ...Object.fromEntries(Object.entries(STOPPERS).flatMap(([name, { call }]) => COMMANDS.map((command) => [`${command} of ${name}`, { ...call, command }]))),
  'a good app': { command: 'synth --quiet' },
  'a good app, deployed': { command: 'deploy --all --require-approval never' },
  'exit code switched off': { command: 'synth --quiet', wrong: 'finding', context: REPORT_ONLY },
  'exit code switched off, by itself': { wrong: 'finding', context: REPORT_ONLY },
  'errors ignored': { command: 'synth --quiet --ignore-errors', wrong: 'finding' },
  'list': { command: 'list', wrong: 'finding' },
  'the good stack': { command: 'synth --quiet Stock', wrong: 'finding' },
  'the good stack, deployed': { command: 'deploy Stock --require-approval never', wrong: 'finding' },
  'the good stack of an app with a broken pack': { command: 'synth --quiet Stock', wrong: 'pack' },
};

let outcomes: Map<string, Outcome>;

beforeAll(async () => {
  const names = Object.keys(calls);
  const all = await callAll(Object.values(calls));
  outcomes = new Map(names.map((name, place) => [name, all[place]]));
}, 120_000);

const outcomeOf = (name: string): Outcome => outcomes.get(name)!;

describe.each(COMMANDS)('cdk %s', (command) => {
  test.each(Object.entries(STOPPERS))('is stopped by %s, with exit code 1 and a text that names it', (name, { says }) => {
    const { code, text, record } = outcomeOf(`${command} of ${name}`);
    expect(text).toContain(says);
    expect(text).toContain('governance blocked');
    expect(text).not.toMatch(BEYOND_THE_GATE);
    expect([code, record?.gate]).toEqual([1, 'blocked']);
  });
});

describe('the command line', () => {
  test('lets a good app pass, on the CDK that the suite runs on', () => {
    const { code, text, record } = outcomeOf('a good app');
    expect(record?.cdk).toBe(CDK_VERSION);
    expect([code, record?.gate]).toEqual([0, 'passed']);
    expect(text).toContain('governance passed: 0 blocking');
  });

  test('reaches for AWS when a good app is deployed, so what stopped the others was the gate', () => {
    const { code, text, record } = outcomeOf('a good app, deployed');
    expect([code, record?.gate]).toEqual([1, 'passed']);
    expect(text).toMatch(BEYOND_THE_GATE);
  });

  test.each(['exit code switched off, by itself', 'errors ignored'])('B4: ends with exit code 0 for %s, and the record says blocked', (name) => {
    const { code, record } = outcomeOf(name);
    expect([code, record?.gate]).toEqual([0, 'blocked']);
  });

  test('B4: reads the report itself where the exit code of the app is switched off', () => {
    const { code, text, record } = outcomeOf('exit code switched off');
    expect([code, record?.gate]).toEqual([1, 'blocked']);
    expect(text).toContain('AwsSolutions-S1');
  });

  test('lists stacks without findings', () => {
    const { code, text } = outcomeOf('list');
    expect(code).toBe(0);
    expect(text).toContain('Stock');
    expect(text).not.toContain('AwsSolutions-S1');
  });

  test('B11: a bad stack does not stop another one', () => {
    const { code, text, record } = outcomeOf('the good stack');
    expect([code, record?.gate]).toEqual([0, 'blocked']);
    expect(text).not.toContain('AwsSolutions-S1');
    const deployed = outcomeOf('the good stack, deployed');
    expect(deployed.text).toMatch(BEYOND_THE_GATE);
    expect(deployed.text).not.toContain('AwsSolutions-S1');
  });

  test('B11: what is about the whole app stops every stack', () => {
    const { code, text } = outcomeOf('the good stack of an app with a broken pack');
    expect(code).toBe(1);
    expect(text).toContain('the pack Falling threw');
  });
});
