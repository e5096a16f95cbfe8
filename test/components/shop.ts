import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  AppEnvironment, DataClassification, EnvironmentTier, FunctionService, FunctionServiceProps, Governance, OperatorAccess,
  OperatorAccessProps, packs, ServiceDatabase, ServiceDatabaseProps, ServiceSecret, ServiceSecretProps,
} from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { recordOf } from '../governance/apps';

/** An app with one environment and one stack of components. */
export class Shop {
  public readonly app: App;
  public readonly environment: AppEnvironment;
  public readonly stack: Stack;

  /** @param day the day of the synthesis; today when left out */
  constructor(tier: EnvironmentTier = EnvironmentTier.PRODUCTION, day?: string) {
    this.app = new App({ analyticsReporting: false, context: day ? { 'paved-road:instant': `${day}T00:00:00Z` } : {} });
    this.environment = new AppEnvironment(this.app, 'Env', {
      application: 'shop', name: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier, alertEmail: 'shop@example.com',
    });
    this.stack = new Stack(this.app, 'Shop');
  }

  public database(props: Partial<ServiceDatabaseProps> = {}, id = 'Orders'): ServiceDatabase {
    return new ServiceDatabase(this.stack, id, { environment: this.environment, dataClassification: DataClassification.INTERNAL, ...props });
  }

  public function(props: Partial<FunctionServiceProps> = {}, id = 'Api'): FunctionService {
    return new FunctionService(this.stack, id, {
      environment: this.environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), ...props,
    });
  }

  public operators(props: Partial<OperatorAccessProps> = {}, id = 'Operators'): OperatorAccess {
    return new OperatorAccess(this.stack, id, { environment: this.environment, ...props });
  }

  public secret(props: Partial<ServiceSecretProps> = {}, id = 'VendorKey'): ServiceSecret {
    return new ServiceSecret(this.stack, id, { environment: this.environment, dataClassification: DataClassification.INTERNAL, ...props });
  }

  public template(): Template {
    return Template.fromStack(this.stack);
  }

  /** Where each value of a component or of the environment lies in its range: `1 TiB sign-off`, by the name of the parameter. */
  public envelopes(): Record<string, string[]> {
    Governance.apply(this.app, { packs: [new packs.PavedRoadChecks()] });
    GovernanceAssertions.of(this.app);
    const states: Record<string, string[]> = {};
    for (const { parameter, value = '?', state } of recordOf(this.app).envelopes) (states[parameter] ??= []).push(`${value} ${state}`);
    return states;
  }

  /** The one resource of a type. */
  public only(type: string): { Properties: Record<string, unknown>; DeletionPolicy?: string } {
    const found = Object.values(this.template().findResources(type));
    if (found.length !== 1) throw new Error(`expected one ${type}, got ${found.length}`);
    return found[0] as { Properties: Record<string, unknown>; DeletionPolicy?: string };
  }
}
