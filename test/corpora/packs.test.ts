import { App, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { composeOrders } from '../../examples/orders/orders';
import { DataClassification, EnvironmentTier, FlowLogDestination, Governance, NatStrategy, NetworkShape, OperatorAccess, packs, ServiceSecret } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
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
function objections(compose: (app: App) => void, names: string[]) {
  const app = newApp();
  Governance.apply(app, { packs: [new packs.PavedRoadChecks(), ...names.map((name) => FRAMEWORKS[name]())] });
  compose(app);
  GovernanceAssertions.of(app);
  const record = recordOf(app);
  return {
    found: record.findings.filter(({ disposition }) => disposition !== 'waived').map(({ rule, detail, state, resource }) => [rule, detail, state, resource?.path]),
    needless: proposalsIn(record).filter(({ state }) => state !== 'active').map(({ rule, resource }) => [rule, resource]),
    reasons: proposalsIn(record).map(({ reason }) => reason).filter((reason) => reason.length < 40),
  };
}

const clean = { found: [], needless: [], reasons: [] };

/** Everything that the library has, in an environment of a shape. */
const everything = (tier: EnvironmentTier, network: NetworkShape) => (app: App) => {
  const { api, orders } = composeOrders(app, tier, { network });
  const stack = Stack.of(orders);
  const { environment } = orders;
  const operators = new OperatorAccess(stack, 'Operators', { environment, shell: true });
  operators.connectTo(orders);
  api.connectTo(new ServiceSecret(stack, 'VendorKey', { environment, dataClassification: DataClassification.INTERNAL }));
};

const SHAPES: [string, NetworkShape][] = [
  ['private with egress', NetworkShape.privateWithEgress({ flowLogs: FlowLogDestination.LOG_BUCKET })],
  ['private with egress, endpoints, NAT in each zone and IPv6', NetworkShape.privateWithEgress({ interfaceEndpoints: true, nat: NatStrategy.PER_ZONE, ipv6: true })],
  ['endpoints only', NetworkShape.endpointsOnly()],
];

describe.each(EnvironmentTier._builtIn())('in %s nothing is found but what was proposed with a reason, by our rules and', (tier) => {
  test.each(Object.keys(FRAMEWORKS))('%s alone', (name) => {
    const { found, reasons } = objections((app) => void composeOrders(app, tier), [name]);
    expect({ found, reasons }).toEqual({ found: [], reasons: [] });
  });

  test.each(SHAPES)('all six packs of cdk-nag, in a network: %s', (_, network) => {
    expect(objections(everything(tier, network), Object.keys(FRAMEWORKS))).toEqual(clean);
  });
});
