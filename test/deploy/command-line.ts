import { mkdirSync } from 'fs';
import { join } from 'path';
import { Emulator } from './emulator';
import { run } from './processes';

const CDK = join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** The ordinary CDK command line, for assemblies and one account. */
export class CommandLine {
  private calls = 0;

  /** @param folder where it works, and leaves what it printed */
  constructor(private readonly emulator: Emulator, private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Makes the account ready for the CDK. */
  public async bootstrap(): Promise<void> {
    const { account, region } = this.emulator.place;
    await this.cdk('bootstrap', `aws://${account}/${region}`);
  }

  /** Deploys all stacks of an assembly, in the order that it says. */
  public async deploy(assembly: string): Promise<void> {
    await this.cdk('deploy', '--all', '--app', assembly, '--require-approval', 'never');
  }

  /** Fails when an assembly says something else than what is deployed. */
  public async diff(assembly: string): Promise<void> {
    await this.cdk('diff', '--app', assembly, '--fail');
  }

  /** Destroys stacks, one after the other. */
  public async destroy(assembly: string, stacks: readonly string[]): Promise<void> {
    for (const stack of stacks) await this.cdk('destroy', stack, '--exclusively', '--app', assembly, '--force');
  }

  private async cdk(...args: string[]): Promise<void> {
    const log = join(this.folder, `${++this.calls}-${args[0]}.log`);
    const env = { PATH: process.env.PATH, HOME: this.folder, CDK_HOME: this.folder, CI: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', ...this.emulator.environment };
    const { code, text } = await run(process.execPath, [CDK, ...args, '--no-notices'], { cwd: this.folder, env, log });
    if (code !== 0) throw new Error(`cdk ${args[0]} ended with ${code}: ${tellingLines(text)}`);
  }
}

/** The lines that say what went wrong, short enough to read. */
function tellingLines(text: string): string {
  const lines = text.split('\n').filter((line) => /FAILED|Error|❌|^\[[-+~]\]/.test(line)).map((line) => line.replace(/\s+/g, ' ').trim());
  return (lines.length > 0 ? lines : text.trim().split('\n').slice(-5)).slice(0, 8).map((line) => line.slice(0, 300)).join('\n    ');
}
