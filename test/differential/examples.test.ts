import { App } from 'aws-cdk-lib';
import { Explanation, explanationsFor } from './explanations';
import { differences, inLines, NAG_PACKS, saidHosted, saidPlainly } from './verdicts';
import { composeAdopt } from '../../examples/adopt/app';
import { composeCustomPack } from '../../examples/custom-pack/app';
import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier } from '../../src';
import { newApp } from '../governance/apps';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

/** The examples, with what explains that hosted packs say something else. */
const EXAMPLES: [string, (app: App) => unknown, Explanation[]][] = [
  ...[PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION].map((tier): [string, (app: App) => unknown, Explanation[]] =>
    [`orders in ${tier.name}`, (app) => composeOrders(app, tier), []]),
  ['adopt', composeAdopt, ['generic resource']],
  ['custom-pack', (app) => composeCustomPack(app), []],
];

const synthesized = (compose: (app: App) => unknown): App => {
  const app = newApp();
  compose(app);
  app.synth();
  return app;
};

describe('hosted packs of cdk-nag, asked about an example', () => {
  test.each(EXAMPLES)('%s: say something else than alone only where something explains it', (_, compose, expected) => {
    const app = synthesized(compose);
    const explanations = explanationsFor(app);
    const found = differences(saidHosted(app).verdicts, saidPlainly(app).verdicts);
    expect(inLines(found.filter((difference) => explanations.explain(difference) === undefined))).toEqual([]);
    expect([...new Set(found.map((difference) => explanations.explain(difference)))]).toEqual(expected);
  });

  test('the plain side is what cdk-nag reports by itself', () => {
    const app = synthesized(composeAdopt);
    const reported = NAG_PACKS.flatMap((Pack) => new Pack().validateScope(app).violations)
      .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${constructPath} ${ruleName}`));
    const said = saidPlainly(app).verdicts.filter(({ state }) => state !== 'compliant').map(({ path, rule }) => `${path} ${rule}`);
    expect(said.sort()).toEqual(reported.sort());
    expect(reported.length).toBeGreaterThan(50);
  });
});
