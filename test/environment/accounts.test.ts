import { App, Stack } from 'aws-cdk-lib';
import { VALID } from './shop';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { newApp } from '../governance/apps';

const PLACES: [EnvironmentTier, string, string][] = [
  [EnvironmentTier.DEVELOPMENT, '111111111111', 'eu-west-1'], [EnvironmentTier.STAGING, '222222222222', 'eu-west-1'], [EnvironmentTier.PRODUCTION, '333333333333', 'eu-central-1'],
];

/** The environment of each tier in its place, with a database in a stack beside it. */
function shopEverywhere(app: App): void {
  for (const [tier, account, region] of PLACES) {
    const env = { account, region };
    const environment = new AppEnvironment(app, `Shop-${tier}`, { ...VALID, tier, env });
    new ServiceDatabase(new Stack(app, `Orders-${tier}`, { env }), 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  }
}

describe('one app with an environment per account', () => {
  const app = newApp();
  shopEverywhere(app);
  GovernanceAssertions.of(app).isCompliant();
  const stacks = app.synth().stacks;

  test.each(PLACES)('has in %s every stack in the account %s, in %s', (tier, account, region) => {
    const ours = stacks.filter(({ stackName }) => stackName.includes(tier.name))
      .map(({ stackName, environment }) => [stackName, environment.account, environment.region]);
    expect(ours).toEqual(expect.arrayContaining([[`shop-${tier}-core`, account, region], [`Orders-${tier}`, account, region]]));
    expect(ours.every(([, ...place]) => `${place}` === `${[account, region]}`)).toBe(true);
  });

  test.each(PLACES)('of which that in %s names nothing of the others', (tier, account) => {
    const others = PLACES.map(([, other]) => other).filter((other) => other !== account);
    const templates = JSON.stringify(stacks.filter(({ stackName }) => stackName.includes(tier.name)).map(({ template }) => template as unknown));
    expect(others.filter((other) => templates.includes(other))).toEqual([]);
    expect(templates).not.toContain('"Export"');
  });
});
