import { composeTwoEngines } from '../../examples/two-engines/app';
import { DatabaseEngine } from '../../src';
import { ConnectionAssertions, GovernanceAssertions } from '../../src/testing';
import { newApp } from '../governance/apps';

const ENGINES = [DatabaseEngine.postgresql(), DatabaseEngine.auroraPostgresql()];

const withEngine = (engine: DatabaseEngine) => {
  const app = newApp();
  return { app, api: composeTwoEngines(app, engine) };
};

describe('examples/two-engines', () => {
  test('one application source: variables, grants and paths are the same with RDS PostgreSQL and with Aurora PostgreSQL', () => {
    const [rds, aurora] = ENGINES.map((engine) => ConnectionAssertions.of(withEngine(engine).api));
    rds.isLike(aurora);
    aurora.isLike(rds);
    for (const connected of [rds, aurora]) {
      connected.reachesDatabase('ORDERS');
      connected.opensPorts([6543]);
    }
  });

  test('and what the application outputs is, too: nothing of the engine reaches its template but where it answers', () => {
    const templateWith = (engine: DatabaseEngine) => {
      const { app } = withEngine(engine);
      return JSON.stringify(app.synth().getStackByName('Api').template);
    };
    const neutral = (template: string) => template.replace(/Fn::GetStackOutput":\{[^}]*\}/g, 'Output');
    expect(neutral(templateWith(DatabaseEngine.postgresql()))).toBe(neutral(templateWith(DatabaseEngine.auroraPostgresql())));
  });

  test.each(ENGINES)('breaks no rule with %s', (engine) => {
    GovernanceAssertions.of(withEngine(engine).app).isCompliant();
  });
});
