import { DatabaseEngine } from './engine/database-engine';
import { inheriting } from './recovery/restored';
import { ServiceDatabaseProps } from './service-database-props';
import { overridesIn } from '../../core/tier/tier-overrides';

/** The props with nothing open about the engine. */
export interface SettledDatabaseProps extends ServiceDatabaseProps {
  readonly engine: DatabaseEngine;
}

/** The props as they were chosen for the tier of the environment, with what a clone has from its original. */
export function chosenProps(props: ServiceDatabaseProps): ServiceDatabaseProps {
  return inheriting(Object.assign({}, props, ...overridesIn(props)));
}

/** The props as they are in the tier of the environment, with the engine that an upgrade leads to. */
export function settledProps(props: ServiceDatabaseProps): SettledDatabaseProps {
  const { engine = DatabaseEngine.auroraPostgresql(), upgrade, ...others } = chosenProps(props);
  return { ...others, upgrade, engine: upgrade?.to ?? engine };
}
