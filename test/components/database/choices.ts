import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DatabaseInsightsMode, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import {
  AppEnvironment, DatabaseCapacity, DatabaseEngine, DatabaseRestore, DatabaseSize, DataClassification, EnvironmentTier, FunctionService,
  IConnectionTarget, ServiceDatabase, ServiceDatabaseProps,
} from '../../../src';

/** Every engine, by the name of its factory. */
export const ENGINES: Record<string, DatabaseEngine> = {
  auroraPostgresql: DatabaseEngine.auroraPostgresql(),
  auroraMysql: DatabaseEngine.auroraMysql(),
  postgresql: DatabaseEngine.postgresql(),
  mysql: DatabaseEngine.mysql(),
  mariadb: DatabaseEngine.mariadb(),
};

/** Something that may be asked of a database, and of which. */
export interface Choice {
  readonly props: Partial<ServiceDatabaseProps>;
  /** Nothing where every engine has it, in every tier. */
  readonly fits?: (engine: DatabaseEngine, tier: EnvironmentTier) => boolean;
  /** What a function connects to; nothing where nobody does. */
  readonly target?: (database: ServiceDatabase) => IConnectionTarget;
}

const isCluster = (engine: DatabaseEngine) => engine.isCluster;
const isInstance = (engine: DatabaseEngine) => !engine.isCluster;
const hasReaders = (engine: DatabaseEngine, tier: EnvironmentTier) => isCluster(engine) && tier.databaseReadersAllowed;
/** A class, with storage to begin with where the engine wants to know. */
export const provisioned = (instanceType: string, gibibytes?: number) =>
  DatabaseCapacity.provisioned(new InstanceType(instanceType), gibibytes === undefined ? {} : { storage: Size.gibibytes(gibibytes) });

/** Every capacity; each is taken with every engine, every tier and every classification that the tier holds. */
export const CAPACITIES: Record<string, Choice> = {
  Default: { props: {} },
  Serverless: { props: { capacity: DatabaseCapacity.serverless({ minimum: 1, maximum: 8 }) }, fits: isCluster },
  Provisioned: { props: { capacity: provisioned('r7g.large') } },
};

/** Everything else that may be asked for; a new prop is a new line. Each is taken with every engine and every tier. */
export const OPTIONS: Record<string, Choice> = {
  SmallClass: { props: { capacity: provisioned('t4g.micro') }, fits: isInstance },
  MuchStorage: { props: { capacity: provisioned('r7g.large', 400) }, fits: (engine, { name }) => isInstance(engine) && name !== 'playground' && name !== 'development' },
  Paused: { props: { capacity: DatabaseCapacity.serverless({ minimum: 0 }) }, fits: (engine, tier) => isCluster(engine) && tier.scaleToZero },
  ShortBackups: { props: { backupRetention: Duration.days(14) } },
  Named: { props: { databaseName: 'ledger_2', componentName: undefined } },
  ExtraSmall: { props: { capacity: DatabaseCapacity.size(DatabaseSize.XS) } },
  ExtraLarge: { props: { capacity: DatabaseCapacity.provisionedSize(DatabaseSize.XL) }, fits: (_, tier) => tier.keepsData },
  Read: { props: { readers: 1 }, fits: hasReaders, target: ({ readOnly }) => readOnly },
  ManyReaders: { props: { readers: 2 }, fits: (engine, tier) => isCluster(engine) && tier.keepsData },
  Mixed: {
    props: { readers: 1, capacity: DatabaseCapacity.provisionedSize(DatabaseSize.M).withServerlessReaders({ maximum: 8 }) }, fits: hasReaders,
  },
  IoOptimized: { props: { ioOptimized: true }, fits: isCluster },
  Connected: { props: {}, target: (database) => database },
  Proxied: { props: {}, target: ({ proxy }) => proxy },
  QuickToRecover: { props: { recovery: { rpo: Duration.minutes(5), rto: Duration.minutes(10) } } },
  Restored: { props: { restore: DatabaseRestore.fromSnapshot('before') } },
  RestoredToATime: { props: { restore: DatabaseRestore.toPointInTime({ source: 'shop-orders' }) } },
  Insightful: { props: { insights: DatabaseInsightsMode.ADVANCED, capacity: provisioned('r7g.large') } },
  Maintained: { props: { backupWindow: '01:00-01:30', maintenanceWindow: 'sun:02:00-sun:03:00' } },
  Upgraded: {
    props: { upgrade: { from: DatabaseEngine.postgresql(PostgresEngineVersion.VER_16_8), to: ENGINES.postgresql } },
    fits: (engine) => engine === ENGINES.postgresql,
  },
  Quiet: { props: { withoutAlarms: [{ alarm: 'CpuHigh', reason: 'batches use all of it every night, and that is what they are for' }] } },
};

/** One database to be made. */
export interface Combination {
  readonly id: string;
  readonly engine: string;
  /** The stack that it is put into; none has room for all. */
  readonly place: string;
  readonly target?: Choice['target'];
  readonly props: Partial<ServiceDatabaseProps> & Pick<ServiceDatabaseProps, 'dataClassification'>;
}

/** The classifications that a tier holds. */
export const heldBy = (tier: EnvironmentTier) => DataClassification._all().filter((classification) => tier.holds(classification));

/** Everything that a tier takes, for data of some classifications. */
export function combinationsIn(tier: EnvironmentTier, held = heldBy(tier)): Combination[] {
  return Object.entries(ENGINES).flatMap(([name, engine]) => {
    const of = (choices: Record<string, Choice>, classifications: DataClassification[]): Combination[] => Object.entries(choices)
      .filter(([, { fits = () => true }]) => fits(engine, tier))
      .flatMap(([choice, { props, target }], index) => classifications.map((dataClassification) => ({
        id: `${name}${choice}${dataClassification}`, engine: name, place: `${name}-${dataClassification}-${Math.floor(index / 6)}`, target, props: { engine, dataClassification, ...props },
      })));
    return [...of(CAPACITIES, held), ...of(OPTIONS, [DataClassification.INTERNAL])];
  });
}

/** Makes all databases that the tier of an environment takes, in a stack for each engine and classification. */
export function composeDatabases(app: App, environment: AppEnvironment, held?: DataClassification[]): void {
  for (const { id, place, target, props } of combinationsIn(environment.tier, held)) {
    const stack = stackIn(app, place);
    const database = new ServiceDatabase(stack, id, { environment, ...props });
    if (target) functionIn(stackIn(app, `${place}-users`), environment, `${id}Api`).connectTo(target(database));
  }
}

function functionIn(stack: Stack, environment: AppEnvironment, id: string): FunctionService {
  return new FunctionService(stack, id, { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}') });
}

function stackIn(app: App, id: string): Stack {
  return app.node.tryFindChild(id) as Stack ?? new Stack(app, id);
}

/** A restored instance is encrypted as its source was, which no template says: whether it keeps that promise is unknown. */
export function isInherited(rule: string, path = ''): boolean {
  return rule === 'PR-RDS-STORAGE-ENCRYPTED' && /\/(postgresql|mysql|mariadb)Restored/.test(path);
}
