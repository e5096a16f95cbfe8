import { readFileSync } from 'fs';
import { join } from 'path';
import { App, AppProps, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { AppEnvironment, DataClassification, EnvironmentTier, packs, ServiceDatabase } from '../../src';
import { GovernanceRecord, RegisteredWaiverEntry, WaiverEntry } from '../../src/evidence/record/record';

/** An app without the CDK's own metadata resource, which differs from runtime to runtime. */
export const newApp = (props: AppProps = {}): App => new App({ analyticsReporting: false, ...props });

/** Our pack, and all packs of cdk-nag. */
export const allPacks = (): NagPack[] => [
  new packs.PavedRoadChecks(), new AwsSolutionsChecks(), new HIPAASecurityChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(),
  new PCIDSS321Checks(), new ServerlessChecks(),
];

/** An environment that any component may live in. */
export const environmentIn = (scope: Construct, tier = EnvironmentTier.PLAYGROUND, id = 'Env'): AppEnvironment =>
  new AppEnvironment(scope, id, { application: 'shop', name: `shop-${id.toLowerCase()}`, owner: 'team-shop', costCenter: 'cc-1', tier, alertEmail: 'shop@example.com' });

/** One database in a stack of its own. */
export const databaseIn = (scope: Construct, tier?: EnvironmentTier): ServiceDatabase =>
  new ServiceDatabase(new Stack(scope, 'Shop'), 'Orders', { environment: environmentIn(scope, tier), dataClassification: DataClassification.INTERNAL });

/** The record that a synthesis left behind. */
export const recordOf = (app: App): GovernanceRecord => JSON.parse(readFileSync(join(app.outdir, 'governance', 'record.json'), 'utf8'));

/** The full ids of the rules that block. */
export const blockingRules = (app: App): string[] => recordOf(app).findings.filter(({ disposition }) => disposition === 'blocking').map(({ rule }) => rule);

/** The exceptions that come with components and with what the CDK itself creates. */
export const proposalsIn = ({ waivers }: Pick<GovernanceRecord, 'waivers'>): WaiverEntry[] => waivers.filter((entry): entry is WaiverEntry => entry.origin !== 'register');

/** The entries of the register. */
export const registeredIn = ({ waivers }: Pick<GovernanceRecord, 'waivers'>): RegisteredWaiverEntry[] => waivers.filter((entry): entry is RegisteredWaiverEntry => entry.origin === 'register');
