import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import { pythonEnvironment, PythonEnvironment } from '../python-environment';
import { endWithThisProcess } from './processes';
import { SCENARIOS } from './scenarios';
import { Scenario, Story, Telling } from './story';
import { STUBBED_TYPES } from './stubbed-types';

/**
 * Deploys the examples with the CDK command line into an emulator of AWS on this machine, changes them, reads back what is there and destroys them.
 *
 *     npm run test:deploy [-- orders two-engines ...] [--keep]
 *
 * `--keep` leaves assemblies and logs where they are. Without Python it says so, and passes; where the variable CI is set, it fails.
 */

/** How many scenarios happen at a time. */
const AT_A_TIME = 2;

async function main(): Promise<number> {
  const begin = Date.now();
  const { values: { keep }, positionals } = parseArgs({ options: { keep: { type: 'boolean', default: false } }, allowPositionals: true });
  const isMeant = ({ name }: Scenario, word: string) => name === word || name.startsWith(`${word}/`);
  const unknown = positionals.filter((word) => !SCENARIOS.some((scenario) => isMeant(scenario, word)));
  if (unknown.length > 0) {
    console.error(`there is no scenario ${unknown.join(', ')}; there are ${SCENARIOS.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const scenarios = SCENARIOS.filter((scenario) => positionals.length === 0 || positionals.some((word) => isMeant(scenario, word)));
  const python = pythonEnvironment('emulator', join(__dirname, 'requirements.txt'));
  if ('missing' in python) {
    console.log(`skipped: ${python.missing}\ndeploys: 0 passed, 0 failed, ${scenarios.length} skipped`);
    return process.env.CI ? 1 : 0;
  }
  // Once in a run: the SDK says that it will leave Node 20 behind.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  endWithThisProcess();
  const home = mkdtempSync(join(tmpdir(), 'deploy-'));
  process.on('exit', () => keep ? console.log(`kept: ${home}`) : rmSync(home, { recursive: true, force: true }));
  return report(await tellAll(scenarios, python, home), scenarios.length === SCENARIOS.length, (Date.now() - begin) / 1000);
}

/** Tells the scenarios, some at a time, and returns what each came to. */
async function tellAll(scenarios: readonly Scenario[], python: PythonEnvironment, home: string): Promise<Telling[]> {
  const tellings: Telling[] = [];
  const waiting = scenarios.values();
  const work = async () => {
    for (const scenario of waiting) tellings.push(await Story.of(scenario, python, home));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return tellings;
}

/** Prints what happened, and returns the exit code. */
function report(tellings: readonly Telling[], isWhole: boolean, seconds: number): number {
  console.log(`\n${'scenario'.padEnd(27)}  stacks  resources  seconds`);
  for (const { name, stacks, resources, seconds: taken } of tellings) {
    console.log(`${name.padEnd(27)}${String(stacks).padStart(8)}${String(resources).padStart(11)}${taken.toFixed(0).padStart(9)}`);
  }
  const stubbed = new Map([...STUBBED_TYPES.keys()].map((type) => [type, 0]));
  for (const type of tellings.flatMap((telling) => telling.stubbed)) stubbed.set(type, stubbed.get(type)! + 1);
  console.log('\nstubbed  type, and why');
  for (const [type, count] of stubbed) if (count > 0) console.log(`${String(count).padStart(7)}  ${type}: ${STUBBED_TYPES.get(type)!.reason}`);
  const idle = isWhole ? [...stubbed].filter(([, count]) => count === 0) : [];
  for (const [type] of idle) console.log(`FAILED: no example has a ${type}; take it from test/deploy/stubbed-types.ts`);

  const sum = (figure: (telling: Telling) => number) => tellings.reduce((total, telling) => total + figure(telling), 0);
  const failed = sum((telling) => telling.failed) + idle.length;
  console.log(`\ndeploys: ${sum(({ passed }) => passed)} passed, ${failed} failed, 0 skipped in ${seconds.toFixed(0)} s`);
  return failed > 0 ? 1 : 0;
}

void main().then((code) => process.exit(code));
