import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, AppProps, Stack, StackProps } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentOffers, FunctionService, FromContractProps, IAppEnvironment, ServiceDatabase } from '../../../src';
import { newApp } from '../../governance/apps';
import { Rendered, VALID } from '../shop';

/** Everything that applications of these tests need. */
export const EVERYTHING: EnvironmentOffers = { network: { egress: true }, keys: [DataClassification.INTERNAL, DataClassification.CONFIDENTIAL] };

/** The app of a platform team with one environment that is shared. */
export class Platform {
  public readonly app: App;
  public readonly environment: AppEnvironment;

  constructor(props: Partial<AppEnvironmentProps> = {}, appProps: AppProps = {}) {
    this.app = newApp(appProps);
    this.environment = new AppEnvironment(this.app, 'Shared', { ...VALID, application: 'platform', owner: 'team-platform', name: 'shared', offers: EVERYTHING, ...props });
  }

  /** The file with the contract. */
  public get contract(): string {
    this.app.synth();
    return join(this.app.outdir, 'contracts', `${this.environment.identity.environmentName}.json`);
  }

  /** What the contract says. */
  public get document(): Rendered {
    return JSON.parse(readFileSync(this.contract, 'utf8'));
  }

  /** The text of the template of the core. */
  public get coreTemplate(): string {
    this.app.synth();
    return readFileSync(join(this.app.outdir, `${(this.environment.node.findChild('Core') as Stack).artifactId}.template.json`), 'utf8');
  }
}

/** The app of a team that takes part in an environment. */
export class Team {
  public readonly app: App;
  public readonly environment: IAppEnvironment;
  public readonly stack: Stack;

  constructor(props: Partial<FromContractProps> = {}, stackProps: StackProps = {}) {
    this.app = newApp();
    this.environment = AppEnvironment.fromContract(this.app, 'Shared', { name: 'shared', application: 'orders', owner: 'team-orders', ...props });
    this.stack = new Stack(this.app, 'Orders', stackProps);
  }

  /** The template of a stack. */
  public template(stack = this.stack): Rendered {
    this.app.synth();
    return JSON.parse(readFileSync(join(this.app.outdir, `${stack.artifactId}.template.json`), 'utf8'));
  }
}

/** A database of a team. */
export function databaseIn(scope: Construct, environment: IAppEnvironment, id = 'Orders', dataClassification = DataClassification.INTERNAL): ServiceDatabase {
  return new ServiceDatabase(scope, id, { environment, dataClassification });
}

/** A function of a team. */
export function functionIn(scope: Construct, environment: IAppEnvironment, id = 'Api', dataClassification?: DataClassification): FunctionService {
  return new FunctionService(scope, id, { environment, dataClassification, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}') });
}

/** A file with a text, such as a contract that somebody changed. */
export function fileWith(content: string | object, name = 'shared.json'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'contract-')), name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  return file;
}
