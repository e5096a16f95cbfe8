import { DataClassification, EnvironmentTier } from '../../../../src';
import { Shop } from '../../shop';
import { ENGINES } from '../choices';

const { PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED } = DataClassification;

/** The parameters and options of a database in production. */
function settingsOf(engine: string, dataClassification: DataClassification) {
  const shop = new Shop(EnvironmentTier.PRODUCTION);
  shop.database({ engine: ENGINES[engine], dataClassification });
  const template = shop.template();
  const firstOf = (type: string) => Object.values(template.findResources(`AWS::RDS::${type}`))[0]?.Properties;
  return {
    parameters: (firstOf('DBClusterParameterGroup') ?? firstOf('DBParameterGroup')).Parameters,
    options: firstOf('OptionGroup')?.OptionConfigurations,
    optionGroup: firstOf('DBInstance').OptionGroupName,
  };
}

const plugin = (events: string) => [{ OptionName: 'MARIADB_AUDIT_PLUGIN', OptionSettings: [{ Name: 'SERVER_AUDIT_EVENTS', Value: events }] }];

describe('what somebody changed, and who may do what, is written down of confidential data; who read and wrote it, of restricted data', () => {
  test.each(['auroraPostgresql', 'postgresql'].flatMap((engine) => [
    [engine, CONFIDENTIAL, 'ddl,role'], [engine, RESTRICTED, 'ddl,role,read,write'],
  ] as const))('%s, %s: %s', (engine, classification, events) => {
    expect(settingsOf(engine, classification).parameters).toMatchObject({
      'shared_preload_libraries': 'pg_stat_statements,pgaudit', 'pgaudit.log': events, 'log_connections': '1', 'log_disconnections': '1',
    });
  });

  test.each([[CONFIDENTIAL, 'CONNECT,QUERY_DCL,QUERY_DDL'], [RESTRICTED, 'CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML']])('auroraMysql, %s: %s', (classification, events) => {
    expect(settingsOf('auroraMysql', classification)).toMatchObject({ parameters: { server_audit_logging: '1', server_audit_events: events }, options: undefined });
  });

  test.each(['mysql', 'mariadb'].flatMap((engine) => [
    [engine, CONFIDENTIAL, 'CONNECT,QUERY_DCL,QUERY_DDL'], [engine, RESTRICTED, 'CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML'],
  ] as const))('%s, %s: %s', (engine, classification, events) => {
    const { parameters, options, optionGroup } = settingsOf(engine, classification);
    expect(options).toEqual(plugin(events));
    expect(optionGroup).toEqual({ Ref: expect.stringMatching(/^OrdersOptions/) });
    expect(parameters).not.toHaveProperty('server_audit_logging');
  });
});

test.each(Object.keys(ENGINES).flatMap((engine) => [PUBLIC, INTERNAL].map((classification) => [engine, classification] as const)))(
  'nothing of it for %s data of everybody: %s', (engine, classification) => {
    const { parameters, options } = settingsOf(engine, classification);
    expect(JSON.stringify(parameters)).not.toMatch(/audit|log_connections/);
    expect(options).toBeUndefined();
  });
