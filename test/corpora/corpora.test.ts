import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { IPolicyValidationContext } from 'aws-cdk-lib';
import { everything, PRODUCTIONS } from './compositions';
import { Contradiction, CONTRADICTIONS } from './contradictions';
import { allows, asDeployed, Objection, objectionsIn, pathsByLogicalId } from './objections';
import { DataClassification, EnvironmentTier, NetworkShape, ServiceDatabase } from '../../src';
import { CONCRETE, Shop } from '../environment/shop';
import { newApp } from '../governance/apps';

const used = new Set<Contradiction>();
const unexplained = (objections: Objection[]): Objection[] => objections.filter((objection) => {
  const contradiction = CONTRADICTIONS.find((candidate) => allows(candidate, objection));
  if (contradiction) used.add(contradiction);
  return !contradiction;
});

describe('AWS Control Tower, by cfn-guard, judges productions', () => {
  test.each(Object.entries(PRODUCTIONS))('%s', (_, compose) => {
    const app = newApp();
    compose(app);
    app.synth();
    const pathOf = pathsByLogicalId(app);
    const { violations } = new CfnGuardValidator().validate({ templatePaths: asDeployed(app) } as unknown as IPolicyValidationContext);
    expect(unexplained(objectionsIn(violations, (id) => pathOf.get(id)!))).toEqual([]);
  });

  test('nothing is listed that it does not object to', () => {
    expect(CONTRADICTIONS.filter((contradiction) => !used.has(contradiction))).toEqual([]);
  });
});

describe('the rules of the CDK itself, whose findings make a synthesis fail, let through', () => {
  const context = { '@aws-cdk/core:validateAgainstDefaultRules': true };

  beforeEach(() => { process.env.CDK_VALIDATION = 'true'; });
  afterEach(() => { process.env.CDK_VALIDATION = 'false'; });

  test.each(Object.entries(PRODUCTIONS))('%s', (_, compose) => {
    const app = newApp({ context });
    compose(app);
    expect(() => app.synth()).not.toThrow();
  });

  test('a playground with NAT instances', () => {
    const app = newApp({ context });
    everything(EnvironmentTier.PLAYGROUND, { network: NetworkShape.privateWithEgress({ natInstances: true }) })(app);
    expect(() => app.synth()).not.toThrow();
  });

  test('an import by tags before anything was looked up', () => {
    const network = NetworkShape.importedByTags({ tags: { network: 'shop' }, workloadSubnets: 'App', dataSubnets: 'Data' });
    const { app, environment, stack } = new Shop({ env: CONCRETE, network }, { analyticsReporting: false, context });
    new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
    expect(app.synth().manifest.missing).toHaveLength(1);
  });
});
