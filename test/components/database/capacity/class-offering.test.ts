import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { DatabaseCapacity, DatabaseEngine, DatabaseSize, EnvironmentTier } from '../../../../src';
import { classProblems, MISSING_CLASSES } from '../../../../src/components/database/capacity/class-offering';
import { Shop } from '../../shop';

const ENGINES = [
  DatabaseEngine.auroraPostgresql(), DatabaseEngine.auroraMysql(), DatabaseEngine.postgresql(), DatabaseEngine.mysql(), DatabaseEngine.mariadb(),
];
const [AURORA_POSTGRESQL, AURORA_MYSQL, POSTGRESQL, MYSQL, MARIADB] = ENGINES;

/** What to take instead of a class; nothing where the engine has it. */
const insteadOf = (engine: DatabaseEngine, name: string) => classProblems(engine, new InstanceType(name)).map(({ message }) => message.split('; take ')[1])[0];

describe('a size that the engine does not offer', () => {
  test.each<[DatabaseEngine, string, string | undefined]>([
    [AURORA_POSTGRESQL, 't4g.medium', undefined], [AURORA_POSTGRESQL, 't4g.large', undefined], [AURORA_POSTGRESQL, 't4g.small', 't4g.medium'],
    [AURORA_POSTGRESQL, 't4g.xlarge', 't4g.medium'], [AURORA_POSTGRESQL, 't3.medium', undefined], [AURORA_POSTGRESQL, 't3.micro', 't4g.medium'],
    [AURORA_POSTGRESQL, 'm7g.large', 'r7g.large'], [AURORA_POSTGRESQL, 'c6gd.large', 'r7g.large'], [AURORA_POSTGRESQL, 'r4.large', 'r7g.large'],
    [AURORA_POSTGRESQL, 'x2g.16xlarge', undefined], [AURORA_POSTGRESQL, 'x2idn.16xlarge', 'x2g.large'], [AURORA_POSTGRESQL, 'r8g.48xlarge', undefined],
    [AURORA_MYSQL, 't4g.medium', undefined], [AURORA_MYSQL, 't3.medium', undefined], [AURORA_MYSQL, 'm6i.large', 'r7g.large'],
    [POSTGRESQL, 't4g.micro', undefined], [POSTGRESQL, 'm7g.large', undefined], [POSTGRESQL, 'x2idn.16xlarge', undefined],
    [POSTGRESQL, 'z1d.large', 'x2g.large'],
    [POSTGRESQL, 'c6gd.large', 'm7g.large'], [POSTGRESQL, 'x1.16xlarge', 'x2g.large'],
    [MYSQL, 't4g.micro', undefined], [MYSQL, 't4g.medium', undefined],
    [MARIADB, 't4g.small', undefined], [MARIADB, 'r7g.large', undefined],
  ])('%s, %s: instead %s', (engine, name, instead) => expect(insteadOf(engine, name)).toBe(instead));

  test.each(ENGINES.map((engine) => [engine] as const))('%s takes a class that nobody knows', (engine) => expect(insteadOf(engine, 'r99gx.metal')).toBeUndefined());

  test.each(MISSING_CLASSES)('what stands in for $classes is there on all of $engines', ({ engines, instead }) => {
    const concerned = ENGINES.filter(({ _kind: { name } }) => engines.includes(name));
    expect(concerned.map((engine) => insteadOf(engine, instead))).toEqual(engines.map(() => undefined));
  });

  test.each(ENGINES.flatMap((engine) => Object.values(DatabaseSize).map((size) => [size, engine] as const)))('size %s is there on %s', (size, engine) => {
    const { instanceType } = DatabaseCapacity.provisionedSize(size)._on(engine._kind)._provisioned!;
    expect(classProblems(engine, instanceType)).toEqual([]);
  });

  test('is refused with the reason and the way out', () => {
    const refusal = () => new Shop(EnvironmentTier.PLAYGROUND).database({ capacity: DatabaseCapacity.provisioned(new InstanceType('t4g.micro')) });
    expect(refusal).toThrow("'capacity' must be of a class that Aurora PostgreSQL 17.7 has, got db.t4g.micro: of burstable classes Aurora has medium and large alone; take t4g.medium (NotOffered at Shop/Orders)");
  });
});
