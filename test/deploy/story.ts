import { ok, rejects } from 'assert/strict';
import { cpSync, mkdirSync } from 'fs';
import { dirname, join } from 'path';
import { lastLines } from '../../release/program-output';
import { isStateful } from '../../src/compatibility/stateful-types';
import { PythonEnvironment } from '../python-environment';
import { Account } from './account';
import { AppName } from './apps';
import { CommandLine } from './command-line';
import { Deployment } from './deployment';
import { Emulator, Place } from './emulator';
import { Expectations, keptTheirState } from './expectations';
import { run } from './processes';
import { copyWithStubs } from './stubs';

const ROOT = join(__dirname, '..', '..');
/** What an app gets that is changed in place. */
const TAG = 'ChangedInPlace';
/** Where examples are deployed that name no place. */
const HERE: Place = { account: '123456789012', region: 'us-east-1' };

/** Something that happens in an account of its own. */
export interface Scenario {
  readonly name: string;
  /** The account and region, where the apps name one. */
  readonly place?: Place;
  /** Does it, step by step. */
  tell(story: Story): Promise<void>;
}

/** What a scenario came to. */
export interface Telling {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly stacks: number;
  readonly resources: number;
  readonly seconds: number;
  /** The type of everything that was stubbed. */
  readonly stubbed: readonly string[];
}

/** A scenario while it happens. A step that fails ends it, since the next ones build on it. */
export class Story {
  /** Tells a scenario in an emulator of its own, which ends with it. */
  public static async of(scenario: Scenario, python: PythonEnvironment, home: string): Promise<Telling> {
    const begin = Date.now();
    const folder = join(home, scenario.name.replaceAll('/', '-'));
    mkdirSync(folder, { recursive: true });
    const emulator = await Emulator.start(python, scenario.place ?? HERE, folder);
    const story = new Story(scenario.name, emulator, python, folder);
    try {
      await story.commandLine.bootstrap();
      await scenario.tell(story);
    } catch (error) {
      story.failed++;
      story.say(`FAILED: ${(error as Error).message.replace(/\n/g, '\n    ')}`);
    } finally {
      await emulator.stop();
    }
    return story.telling((Date.now() - begin) / 1000);
  }

  /** The APIs of the account. */
  public readonly account: Account;
  private readonly commandLine: CommandLine;
  private readonly stacks = new Set<string>();
  private readonly resources = new Set<string>();
  private readonly stubbed: string[] = [];
  private passed = 0;
  private failed = 0;

  private constructor(
    private readonly name: string,
    private readonly emulator: Emulator,
    python: PythonEnvironment,
    private readonly folder: string,
  ) {
    this.account = new Account(emulator, python);
    this.commandLine = new CommandLine(emulator, join(folder, 'cdk'));
  }

  /** A step: a sentence, and what makes it true. */
  public async step<T>(sentence: string, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.passed++;
      this.say(`ok      ${sentence}`);
      return result;
    } catch (error) {
      throw new Error(`${sentence}: ${(error as Error).message}`, { cause: error });
    }
  }

  /**
   * Synthesizes and deploys an app, and looks whether the command line finds a difference afterwards.
   *
   * @param beside files that lie beside its `cdk.json`, by their names there
   */
  public async deploy(app: AppName, beside: Record<string, string> = {}): Promise<Deployment> {
    const deployment = await this.step(`${app} is synthesized`, () => this.synthesize(app, beside));
    await this.step(`${app} is deployed: ${deployment.stacks.join(', ')}`, () => this.commandLine.deploy(deployment.deployed));
    await this.step(`${app} has no difference to what is deployed`, () => this.hasNoDifference(deployment));
    deployment.stacks.forEach((stack) => this.stacks.add(stack));
    [...deployment.promised.keys()].forEach((resource) => this.resources.add(resource));
    return deployment;
  }

  /** Fails when the command line would change something of a deployment. */
  public async hasNoDifference({ deployed }: Deployment): Promise<void> {
    await this.commandLine.diff(deployed);
  }

  /** Reads back what the emulator keeps of a deployment, and holds it against what its templates say. */
  public async readBack(deployment: Deployment): Promise<Expectations> {
    return this.step('is read back: what is deployed, by stack and id', () => Expectations.of(this.account, deployment));
  }

  /**
   * Deploys an app that is there once more, with one tag more on everything that can have one: what has a state stays the same one.
   *
   * @param before what was read back of it
   * @param beside files that lie beside its `cdk.json`, by their names there
   */
  public async changeInPlace(app: AppName, before: Expectations, beside: Record<string, string> = {}): Promise<void> {
    const deployment = await this.synthesize(app, beside, TAG);
    const tagged = [...deployment.promised.values()].filter(({ Type, Properties }) => isStateful(Type) && JSON.stringify(Properties).includes(TAG));
    ok(tagged.length > 0, 'nothing that has a state has the tag');
    await this.step(`${app} is changed in place: ${tagged.length} resources with a state get a tag`, async () => {
      await this.commandLine.deploy(deployment.deployed);
      keptTheirState(before.deployed, (await Expectations.of(this.account, deployment)).deployed);
    });
  }

  /**
   * Destroys stacks in an order: all of a deployment, the last one first, unless others are said. Those that are protected refuse it first, and go
   * once the protection is taken away.
   */
  public async destroy(deployment: Deployment, stacks: readonly string[] = [...deployment.stacks].reverse()): Promise<void> {
    const refusing = deployment.protectedStacks.filter((stack) => stacks.includes(stack));
    if (refusing.length > 0) await this.step(`protected from deletion: ${refusing.join(', ')}`, () => this.takeProtection(deployment, refusing));
    await this.step(`destroyed: ${stacks.join(', ')}`, () => this.destroyAtOnce(deployment, stacks));
  }

  /** Destroys stacks that are not protected. */
  public async destroyAtOnce(deployment: Deployment, stacks: readonly string[]): Promise<void> {
    await this.commandLine.destroy(deployment.deployed, stacks.map((stack) => deployment.pathOf(stack)));
  }

  private async takeProtection(deployment: Deployment, stacks: readonly string[]): Promise<void> {
    for (const stack of stacks) {
      await rejects(this.destroyAtOnce(deployment, [stack]), /TerminationProtection/);
      await this.account.unprotect(stack);
    }
  }

  private telling(seconds: number): Telling {
    const { name, passed, failed, stacks, resources, stubbed } = this;
    return { name, passed, failed, stacks: stacks.size, resources: resources.size, stubbed, seconds };
  }

  private async synthesize(app: AppName, beside: Record<string, string>, ...tag: string[]): Promise<Deployment> {
    const cwd = join(this.folder, [app, ...tag].join('-'));
    const [assembly, deployed] = [join(cwd, 'cdk.out'), join(cwd, 'stubbed.out')];
    mkdirSync(cwd, { recursive: true });
    for (const [name, file] of Object.entries(beside)) {
      mkdirSync(join(cwd, dirname(name)), { recursive: true });
      cpSync(file, join(cwd, name));
    }
    const { account, region } = this.emulator.place;
    const { code, text } = await run(process.execPath, ['--require', require.resolve('tsx/cjs'), join(__dirname, 'apps.ts'), app, ...tag], {
      cwd,
      log: join(cwd, 'synth.log'),
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json'),
        CDK_OUTDIR: assembly,
        CDK_CONTEXT_JSON: JSON.stringify({ '@aws-cdk/core:defaultCrossStackReferences': 'weak' }),
        CDK_DEFAULT_ACCOUNT: account,
        CDK_DEFAULT_REGION: region,
        CDK_VALIDATION: 'false',
      },
    });
    if (code !== 0) throw new Error(lastLines(text, 8));
    const stubbed = copyWithStubs(assembly, deployed);
    this.stubbed.push(...stubbed);
    return new Deployment(assembly, deployed, stubbed);
  }

  private say(line: string): void {
    console.log(`${this.name.padEnd(27)} ${line}`);
  }
}
