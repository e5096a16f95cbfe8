import { deepEqual } from 'assert/strict';
import { Scenario } from '../story';

/** The application on Aurora, and in another account on RDS: its function is told the same names. */
export const TWO_ENGINES: readonly Scenario[] = (['two-engines-aurora', 'two-engines-rds'] as const).map((name) => ({
  name: name.replace('engines-', 'engines/'),
  async tell(story) {
    const api = await story.readBack(await story.deploy(name));
    await story.step('the database is as promised', () => api.protectDatabases());
    await story.step('the function is told the names that it is told for every engine', async () => {
      deepEqual((await api.knowTheirDatabases()).sort(), ['ORDERS_ENGINE', 'ORDERS_HOST', 'ORDERS_NAME', 'ORDERS_PORT', 'ORDERS_SECRET_ARN']);
    });
    await story.changeInPlace(name, api);
  },
}));
