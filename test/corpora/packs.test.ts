import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { everything, PRODUCTIONS, SHAPES } from './compositions';
import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier, Governance, NetworkShape, packs } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { isInherited } from '../components/database/choices';
import { newApp, proposalsIn, recordOf } from '../governance/apps';

const FRAMEWORKS: Record<string, () => NagPack> = {
  'AwsSolutions': () => new AwsSolutionsChecks(),
  'HIPAA.Security': () => new HIPAASecurityChecks(),
  'NIST.800.53.R4': () => new NIST80053R4Checks(),
  'NIST.800.53.R5': () => new NIST80053R5Checks(),
  'PCI.DSS.321': () => new PCIDSS321Checks(),
  'Serverless': () => new ServerlessChecks(),
};

/** What keeps the record of an app that is judged by our rules and some packs of cdk-nag from being clean. */
function objections(compose: (app: App) => unknown, names: string[] = Object.keys(FRAMEWORKS)) {
  const app = newApp();
  Governance.apply(app, { packs: [new packs.PavedRoadChecks(), ...names.map((name) => FRAMEWORKS[name]())] });
  compose(app);
  GovernanceAssertions.of(app);
  const record = recordOf(app);
  return {
    found: record.findings
      .filter(({ disposition, state, rule, resource }) => disposition !== 'waived' && !(state === 'unknown' && isInherited(rule, resource?.path)))
      .map(({ rule, detail, state, resource }) => [rule, detail, state, resource?.path]),
    needless: proposalsIn(record).filter(({ state }) => state !== 'active').map(({ rule, resource }) => [rule, resource]),
    reasons: proposalsIn(record).map(({ reason }) => reason).filter((reason) => reason.length < 40),
  };
}

const clean = { found: [], needless: [], reasons: [] };

describe.each(EnvironmentTier._builtIn())('in %s nothing is found but what was proposed with a reason, by our rules and', (tier) => {
  test.each(Object.keys(FRAMEWORKS))('%s alone', (name) => {
    const { found, reasons } = objections((app) => composeOrders(app, tier), [name]);
    expect({ found, reasons }).toEqual({ found: [], reasons: [] });
  });

  test.each(Object.entries(SHAPES).filter(([name]) => tier.lifetime === undefined || !name.includes('each zone')))('all six packs of cdk-nag, in a network: %s', (_, network) => {
    expect(objections(everything(tier, { network }))).toEqual(clean);
  });
});

describe('nothing is found but what was proposed with a reason, by our rules and all six packs of cdk-nag, in', () => {
  test.each(Object.entries(PRODUCTIONS))('%s', (_, compose) => {
    const { found, reasons } = objections(compose);
    expect({ found, reasons }).toEqual({ found: [], reasons: [] });
  });

  test('a playground with NAT instances', () => {
    expect(objections(everything(EnvironmentTier.PLAYGROUND, { network: NetworkShape.privateWithEgress({ natInstances: true }) }))).toEqual(clean);
  });
});
