import { readFileSync } from 'fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, Governance, packs, ServiceDatabase, ServiceDatabaseProps } from '../../../../src';
import { changesBetween } from '../../../../src/compatibility/template-changes';
import { ObjectiveEntry } from '../../../../src/evidence/record/record';
import { Finding } from '../../../../src/policy/decision/finding';
import { GovernanceAssertions } from '../../../../src/testing';
import { allPacks, recordOf } from '../../../governance/apps';
import { Shop } from '../../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const RDS = { engine: DatabaseEngine.postgresql() };
const BROKEN = 'PR-GOVERNANCE-OBJECTIVE-BROKEN';

/** What the record says about the objectives of a database, and what is found about them. */
const judged = (app: App): { objectives: readonly ObjectiveEntry[]; findings: Finding[] } => {
  Governance.apply(app, { packs: [new packs.PavedRoadChecks()] });
  GovernanceAssertions.of(app);
  const record = recordOf(app);
  return {
    objectives: record.components.flatMap(({ objectives = [] }) => objectives),
    findings: record.findings.filter(({ rule }) => rule === BROKEN),
  };
};

/** The same for a database that somebody changed afterwards. */
const changed = (props: Partial<ServiceDatabaseProps>, change: (database: ServiceDatabase) => void, tier = PRODUCTION) => {
  const shop = new Shop(tier);
  change(shop.database(props));
  return judged(shop.app);
};

describe('Recovery as input: recovery { rpo, rto }', () => {
  test.each([[PLAYGROUND, 'a day'], [DEVELOPMENT, 'a day'], [STAGING, '15 minutes'], [PRODUCTION, '15 minutes']])('%s demands that a database is back after %s', (tier, time) => {
    expect(tier.recoveryTime.toMinutes()).toBe(time === 'a day' ? 24 * 60 : 15);
    expect(tier.recoveryPoint.toMinutes()).toBe(tier.keepsData ? 5 : 24 * 60);
  });

  test.each<[string, number, boolean]>([['59 minutes', 59, true], ['an hour', 60, false]])('an rto of %s in development gives a standby: %s', (_, minutes, standby) => {
    for (const props of [{}, RDS]) {
      const shop = new Shop(DEVELOPMENT);
      shop.database({ ...props, recovery: { rto: Duration.minutes(minutes) } });
      const instances = Object.values(shop.template().findResources('AWS::RDS::DBInstance'));
      expect(instances.map(({ Properties }) => Properties.MultiAZ ?? 'member')).toEqual('engine' in props ? [standby] : standby ? ['member', 'member'] : ['member']);
    }
  });

  test('an objective that is looser than the tier demands lowers nothing', () => {
    const shop = new Shop();
    shop.database({ ...RDS, recovery: { rpo: Duration.hours(24), rto: Duration.hours(24) } });
    expect(shop.only('AWS::RDS::DBInstance').Properties).toMatchObject({ MultiAZ: true, BackupRetentionPeriod: 35 });
    expect(judged(shop.app).objectives.map(({ objective, value }) => [objective, value])).toEqual([['rpo', 'PT5M'], ['rto', 'PT15M']]);
  });

  test('it may differ from tier to tier', () => {
    const shop = new Shop(DEVELOPMENT);
    shop.database({ ...RDS, tiers: { development: { recovery: { rto: Duration.minutes(10) } } } });
    expect(shop.only('AWS::RDS::DBInstance').Properties.MultiAZ).toBe(true);
  });

  test('with a standby that nobody has to leave out, nothing is proposed about it', () => {
    const shop = new Shop(PLAYGROUND);
    shop.database({ ...RDS, recovery: { rto: Duration.minutes(10) } });
    judged(shop.app);
    expect(recordOf(shop.app).waivers.map((waiver) => 'rule' in waiver && waiver.rule)).not.toContain('AwsSolutions-RDS3');
  });

  test.each([['Aurora', {}], ['RDS', RDS]])('a standby of %s in development breaks no rule of any pack', (_, props) => {
    const shop = new Shop(DEVELOPMENT);
    shop.database({ ...props, recovery: { rto: Duration.minutes(10) } });
    Governance.apply(shop.app, { packs: allPacks() });
    GovernanceAssertions.of(shop.app).isCompliant();
  });

  test.each<[string, Partial<ServiceDatabaseProps>, object]>([
    ['Aurora', {}, { OrdersReader2981A13F: [] }], ['RDS', RDS, { Orders2A43276C: ['MultiAZ'] }],
  ])('an objective that is added to %s later replaces nothing', (_, props, wanted) => {
    const [before, after] = [{}, { recovery: { rto: Duration.minutes(10) } }].map((more) => {
      const shop = new Shop(DEVELOPMENT);
      shop.database({ ...props, ...more });
      return shop.template().toJSON();
    });
    const changes = changesBetween({ shop: before }, { shop: after }).filter(({ type }) => type.startsWith('AWS::RDS::DB'));
    expect(Object.fromEntries(changes.map(({ logicalId, because }) => [logicalId, because]))).toEqual(wanted);
    // MultiAZ replaces an instance only where its zone changes, too: https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds
    expect(JSON.stringify(after)).not.toContain('"AvailabilityZone"');
  });

  test('the record lists each objective with the setting that keeps it', () => {
    const shop = new Shop();
    shop.database();
    shop.database(RDS, 'Stock');
    expect(judged(shop.app)).toEqual({
      findings: [],
      objectives: [
        { objective: 'rpo', value: 'PT5M', resource: 'Shop/Orders/Resource/Resource', property: 'BackupRetentionPeriod', atLeast: 7, found: 35, state: 'kept' },
        { objective: 'rto', value: 'PT15M', resource: 'Shop/Orders/Resource/Resource', property: 'DBInstances', atLeast: 2, found: 2, state: 'kept' },
        { objective: 'rpo', value: 'PT5M', resource: 'Shop/Stock/Resource/Resource', property: 'BackupRetentionPeriod', atLeast: 7, found: 35, state: 'kept' },
        { objective: 'rto', value: 'PT15M', resource: 'Shop/Stock/Resource/Resource', property: 'MultiAZ', atLeast: true, found: true, state: 'kept' },
      ],
    });
    const schema = JSON.parse(readFileSync('schemas/record.schema.json', 'utf8'));
    expect(addFormats(new Ajv({ strict: false })).validate(schema, recordOf(shop.app))).toBe(true);
  });

  test('where no standby is wanted, no setting keeps an rto', () => {
    const shop = new Shop(PLAYGROUND);
    shop.database();
    expect(judged(shop.app).objectives.map(({ objective }) => objective)).toEqual(['rpo']);
  });
});

describe('Breaking a setting that an objective depends on fails and names the objective', () => {
  test('one day of backups in production', () => {
    const { findings, objectives } = changed({}, ({ node }) => (node.defaultChild as CfnDBCluster).addPropertyOverride('BackupRetentionPeriod', 1));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'ERROR',
      disposition: 'blocking',
      state: 'non-compliant',
      property: 'BackupRetentionPeriod',
      value: 1,
      message: "'rpo' of 5 minutes needs BackupRetentionPeriod to be at least 7, days for which there is a backup to restore from, got 1",
    });
    expect(objectives[0]).toMatchObject({ objective: 'rpo', found: 1, state: 'broken' });
  });

  test.each([['the last that keeps it', 7, 0], ['the first that breaks it', 6, 1]])('days of backups in production: %s', (_, days, findings) => {
    expect(changed(RDS, ({ node }) => (node.defaultChild as CfnDBInstance).addPropertyOverride('BackupRetentionPeriod', days)).findings).toHaveLength(findings);
  });

  test('no backups in a playground', () => {
    const { findings } = changed({}, ({ node }) => (node.defaultChild as CfnDBCluster).addPropertyOverride('BackupRetentionPeriod', 0), PLAYGROUND);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^'rpo' of .*got 0$/)]);
  });

  test.each<[string, (instance: CfnDBInstance) => void]>([
    ['switched off', (instance) => instance.addPropertyOverride('MultiAZ', false)],
    ['left out', (instance) => instance.addPropertyDeletionOverride('MultiAZ')],
  ])('a standby that is %s', (_, change) => {
    const { findings, objectives } = changed(RDS, ({ node }) => change(node.defaultChild as CfnDBInstance));
    expect(findings.map(({ message }) => message)).toEqual([
      "'rto' of 15 minutes needs MultiAZ to be true, so that another zone has an instance to fail over to, got false",
    ]);
    expect(objectives[1]).toMatchObject({ objective: 'rto', atLeast: true, found: false, state: 'broken' });
  });

  test('a reader that is removed', () => {
    const { findings } = changed({}, ({ cluster }) => cluster!.node.tryRemoveChild('Reader'));
    expect(findings.map(({ message, resource }) => [resource?.path, message])).toEqual([
      ['Shop/Orders/Resource/Resource', "'rto' of 15 minutes needs DBInstances to be at least 2, so that another zone has an instance to fail over to, got 1"],
    ]);
  });

  test('what is not known before the deployment is a finding of its own, and not broken', () => {
    const { findings, objectives } = changed(RDS, (database) => {
      const days = new CfnParameter(Stack.of(database), 'Days', { type: 'Number' });
      (database.node.defaultChild as CfnDBInstance).addPropertyOverride('BackupRetentionPeriod', days.valueAsNumber);
    });
    expect(findings.map(({ state }) => state)).toEqual(['unknown']);
    expect(objectives[0]).toEqual({
      objective: 'rpo', value: 'PT5M', resource: 'Shop/Orders/Resource/Resource', property: 'BackupRetentionPeriod', atLeast: 7, state: 'unknown',
    });
  });
});

describe('A recovery that no setting keeps is refused', () => {
  const refusal = (props: Partial<ServiceDatabaseProps>, tier = PRODUCTION) => () => new Shop(tier).database(props);

  test.each<[string, Partial<ServiceDatabaseProps>, RegExp | undefined]>([
    ['the shortest rpo', { recovery: { rpo: Duration.minutes(5) } }, undefined],
    ['an rpo shorter than the engine can give', { recovery: { rpo: Duration.seconds(299) } },
      /'rpo' must be at least 5 minutes, got 4 minutes 59 seconds; Aurora PostgreSQL 17\.7 restores to five minutes before the loss.*\(InvalidValue/],
    ['the shortest rto of Aurora', { recovery: { rto: Duration.minutes(1) } }, undefined],
    ['an rto shorter than a failover of Aurora', { recovery: { rto: Duration.seconds(59) } }, /'rto' must be at least 1 minute, got 59 seconds.*\(InvalidValue/],
    ['the shortest rto of RDS', { ...RDS, recovery: { rto: Duration.minutes(2) } }, undefined],
    ['an rto shorter than a failover of RDS', { ...RDS, recovery: { rto: Duration.minutes(1) } },
      /'rto' must be at least 2 minutes, got 1 minute; a failover of PostgreSQL 17 takes so long, and that of Aurora 1 minute.*\(InvalidValue/],
    ['an rpo that is a token', { recovery: { rpo: Duration.minutes(Lazy.number({ produce: () => 5 })) } }, /'rpo' must be known at synthesis, got a token.*\(UnresolvedToken/],
    ['a region that is lost within a day', { recovery: { regionLoss: Duration.hours(47) } }, /'regionLoss' must be at least 2 days, got 1 day 23 hours.*\(InvalidValue/],
    ['a region that is lost, without copies', { recovery: { regionLoss: Duration.days(2) } },
      /'regionLoss' of 2 days must have copies of backups elsewhere, got none in 'shop'; give the environment 'backups: .*\(NeedNotMet/],
  ])('%s', (_, props, message) => {
    if (message) expect(refusal(props)).toThrow(message);
    else expect(refusal(props)).not.toThrow();
  });

  test('a region that is lost where the tier keeps nothing', () => {
    expect(refusal({ recovery: { regionLoss: Duration.days(2) } }, PLAYGROUND)).toThrow(/'regionLoss' must be left out in a playground environment.*\(ContradictingProps/);
  });

  test('all of it at once, and nothing is left behind', () => {
    const shop = new Shop();
    expect(() => shop.database({ recovery: { rpo: Duration.minutes(1), rto: Duration.seconds(1) } })).toThrow(/2 problems:[^]*'rpo'[^]*'rto'/);
    expect(shop.stack.node.children).toEqual([]);
  });
});

describe('Cross-account and cross-region backup copy', () => {
  const VAULT = 'arn:aws:backup:eu-central-1:111111111111:backup-vault:copies';

  const copied = (engine: DatabaseEngine) => {
    const app = new App({ analyticsReporting: false });
    const environment = new AppEnvironment(app, 'Env', {
      application: 'shop',
      name: 'shop',
      owner: 'team-shop',
      costCenter: 'cc-1',
      tier: PRODUCTION,
      alertEmail: 'shop@example.com',
      backups: { copies: [{ vaultArn: VAULT }], restoreTesting: {} },
    });
    const stack = new Stack(app, 'Shop');
    const database = new ServiceDatabase(stack, 'Orders', {
      environment, engine, dataClassification: DataClassification.INTERNAL, recovery: { regionLoss: Duration.days(2) },
    });
    return { app, stack, database };
  };

  test.each([[DatabaseEngine.auroraPostgresql()], [DatabaseEngine.mysql()]])('%s is in the plan that copies, which the objective of a lost region names', (engine) => {
    const { app } = copied(engine);
    const { objectives, findings } = judged(app);
    expect(findings).toEqual([]);
    expect(objectives.find(({ objective }) => objective === 'regionLoss')).toEqual({
      objective: 'regionLoss', value: 'P2D', resource: 'Shop/Orders/Resource/Resource', property: 'BackupSelection', atLeast: 1, found: 1, state: 'kept',
    });
  });

  test('one that is taken out of the plan breaks the objective', () => {
    const { app, database } = copied(DatabaseEngine.auroraPostgresql());
    database.node.tryRemoveChild('Backup');
    expect(judged(app).findings.map(({ message }) => message)).toEqual([
      "'regionLoss' of 2 days needs BackupSelection to be at least 1, since the plan of the environment copies what is selected for it, got 0",
    ]);
  });
});

describe('Automated backups outlive the database where the tier keeps data', () => {
  test.each([[PLAYGROUND, true], [DEVELOPMENT, true], [STAGING, false], [PRODUCTION, false]])('in %s they are deleted with it: %s', (tier, deleted) => {
    for (const [props, type] of [[{}, 'AWS::RDS::DBCluster'], [RDS, 'AWS::RDS::DBInstance']] as const) {
      const shop = new Shop(tier);
      shop.database(props);
      expect(shop.only(type).Properties.DeleteAutomatedBackups).toBe(deleted);
    }
  });
});
