import { Parameter } from '../governance/statements/parameter';
import { PropertySource } from '../governance/statements/property-source';
import { ResourceCount } from '../governance/statements/resource-count';

/** What an `AppEnvironment` may use by itself in each tier, and with a sign-off. */
export const envelopes: readonly Parameter[] = [
  {
    name: 'monthlyBudget',
    description: 'spend in a month at which somebody is told, in US dollars',
    counted: 'USD',
    ranges: {
      PLAYGROUND: { free: '50', signOff: '50' },
      DEVELOPMENT: { free: '200', signOff: '200' },
      STAGING: { free: '2000', signOff: '20000' },
      PRODUCTION: { free: '10000', signOff: '100000' },
    },
    sources: [PropertySource.ofType('AWS::Budgets::Budget', { property: 'Budget.BudgetLimit.Amount' })],
  },
  {
    name: 'natGateways',
    description: 'NAT gateways of the network',
    counted: 'NAT gateways',
    ranges: {
      PLAYGROUND: { free: '1', signOff: '3' },
      DEVELOPMENT: { free: '3', signOff: '3' },
      STAGING: { free: '3', signOff: '6' },
      PRODUCTION: { free: '3', signOff: '6' },
    },
    sources: [new ResourceCount('AWS::EC2::NatGateway')],
  },
];
