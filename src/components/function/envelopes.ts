import { inEveryTier, Parameter } from '../../governance/statements/parameter';
import { PropertySource } from '../../governance/statements/property-source';

const FUNCTION = 'AWS::Lambda::Function';

/** What a `FunctionService` may use by itself in each tier, and with a sign-off. */
export const envelopes: readonly Parameter[] = [
  {
    name: 'memory',
    description: 'memory of the function',
    ranges: {
      PLAYGROUND: { free: '2 GiB', signOff: '10 GiB' },
      DEVELOPMENT: { free: '3 GiB', signOff: '10 GiB' },
      STAGING: { free: '4 GiB', signOff: '10 GiB' },
      PRODUCTION: { free: '4 GiB', signOff: '10 GiB' },
    },
    sources: [PropertySource.ofType(FUNCTION, { property: 'MemorySize', unit: '1 MiB', leftOut: '128 MiB' })],
  },
  {
    name: 'timeout',
    description: 'seconds that one call may take',
    counted: 'seconds',
    ranges: inEveryTier({ free: '300', signOff: '900' }),
    sources: [PropertySource.ofType(FUNCTION, { property: 'Timeout', leftOut: 3 })],
  },
  {
    name: 'reservedConcurrency',
    description: 'calls that may run at once and that other functions of the account go without',
    counted: 'calls',
    ranges: {
      PLAYGROUND: { free: '50', signOff: '200' },
      DEVELOPMENT: { free: '100', signOff: '500' },
      STAGING: { free: '200', signOff: '1000' },
      PRODUCTION: { free: '500', signOff: '5000' },
    },
    sources: [PropertySource.ofType(FUNCTION, { property: 'ReservedConcurrentExecutions' })],
  },
];
