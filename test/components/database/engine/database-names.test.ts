import { EnvironmentTier } from '../../../../src';
import { Shop } from '../../shop';
import { ENGINES } from '../choices';

const named = (engine: string, databaseName: string) => () =>
  new Shop(EnvironmentTier.PLAYGROUND).database({ engine: ENGINES[engine], databaseName });

test.each([
  ['auroraPostgresql', 63], ['postgresql', 63], ['auroraMysql', 64], ['mysql', 64], ['mariadb', 64],
])('names with %s have at most %d characters', (engine, longest) => {
  expect(named(engine, 'a'.repeat(longest))).not.toThrow();
  expect(named(engine, 'a'.repeat(longest + 1))).toThrow(new RegExp(`'databaseName' must be a letter followed by at most ${longest - 1} letters.*InvalidValue at Shop/Orders`));
});

test.each([
  ['postgresql', 'analyse', true], ['mysql', 'analyse', false],
  ['postgresql', 'Order', true], ['mysql', 'orders', false],
  ['auroraPostgresql', 'schema', false], ['auroraMysql', 'SCHEMA', true],
  ['mariadb', 'information_schema', true], ['postgresql', 'information_schema', false],
  ['mysql', 'postgres', false], ['postgresql', 'template1', true],
  ['postgresql', 'rdsadmin', true], ['mysql', 'rdsadmin', true], ['mysql', 'db', true], ['postgresql', 'database', true],
])('%s refuses the word %s: %s', (engine, name, refused) => {
  if (refused) expect(named(engine, name)).toThrow(new RegExp(`and no word that ${engine.toLowerCase().includes('postgres') ? 'PostgreSQL' : 'MySQL'} reserves, got '${name}'; give the database`));
  else expect(named(engine, name)).not.toThrow();
});

test.each([['mysql', '9lives'], ['mariadb', 'has-dash'], ['auroraMysql', '']])('%s refuses %j', (engine, name) => {
  expect(named(engine, name)).toThrow('InvalidValue');
});
