import { existsSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CommandLine } from './command-line';
import { AcknowledgementImport } from '../../src/waivers';
import { newApp } from '../governance/apps';

jest.setTimeout(60_000);

const commandLine = new CommandLine();
const FILE = commandLine.path('waivers.yaml');
const paved = (...args: string[]) => commandLine.call('import', ...args);

/** An app that does not know this library. */
const synth = (compose: (stack: Stack) => void) => {
  const app = newApp({ outdir: commandLine.path('cdk.out') });
  compose(new Stack(app, 'Mail'));
  app.synth();
};

const acknowledged = (stack: Stack) => Validations.of(new Queue(stack, 'Outgoing')).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'we never lose messages' });
const doubtful = (stack: Stack) => {
  acknowledged(stack);
  new CfnResource(stack, 'Role', { type: 'AWS::IAM::Role' })
    .addMetadata('cdk_nag', { rules_to_suppress: [{ id: 'AwsSolutions-IAM5', reason: 'all of it', applies_to: [{ regex: '/^Resource::.*$/g' }] }] });
};

afterEach(() => rmSync(FILE, { force: true }));
afterAll(() => commandLine.remove());

describe('paved-road import', () => {
  test('prints the register that the acknowledgements make', () => {
    synth(acknowledged);
    const { code, out, err } = paved('cdk.out');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(AcknowledgementImport.fromAssembly(commandLine.path('cdk.out')).toYaml());
    expect(out).toContain('reason: we never lose messages');
    expect(existsSync(FILE)).toBe(false);
  });

  test('says what it could not read, and prints the rest', () => {
    synth(doubtful);
    const { code, out, err } = paved('cdk.out');
    expect(code).toBe(0);
    expect(err).toMatch(/^not read: Mail\/Role: AwsSolutions-IAM5 is suppressed for what is like .*\n$/);
    expect(out).toContain('AwsSolutions-SQS3');
  });

  test('writes a new file, and never over one that is there', () => {
    synth(acknowledged);
    expect(paved('cdk.out', '--write', 'waivers.yaml')).toEqual({ code: 0, out: 'waivers.yaml: 1 entry to be completed\n', err: '' });
    expect(readFileSync(FILE, 'utf8')).toBe(AcknowledgementImport.fromAssembly(commandLine.path('cdk.out')).toYaml());

    writeFileSync(FILE, 'what people wrote');
    const { code, out, err } = paved('cdk.out', '--write=waivers.yaml');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain("'waivers.yaml' must be a new file, got one that is there; name another one");
    expect(readFileSync(FILE, 'utf8')).toBe('what people wrote');
  });

  test('makes an empty register where nothing is acknowledged', () => {
    synth((stack) => new Queue(stack, 'Outgoing'));
    expect(paved('cdk.out')).toEqual({ code: 0, out: 'schemaVersion: 1\nwaivers: []\n', err: '' });
  });

  test('cannot write where there is no folder', () => {
    synth(acknowledged);
    expect(paved('cdk.out', '--write', 'nowhere/waivers.yaml')).toMatchObject({ code: 1, err: expect.stringContaining("'nowhere/waivers.yaml' must be a file that can be written, got ENOENT") });
  });

  test.each(['.', 'nowhere', 'notes.txt'])('does not take %s for a cloud assembly', (directory) => {
    writeFileSync(commandLine.path('notes.txt'), 'none');
    const { code, out, err } = paved(directory, '--write', 'waivers.yaml');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`'directory' must be a cloud assembly with a manifest.json, got '${directory}'`);
    expect(existsSync(FILE)).toBe(false);
  });
});
