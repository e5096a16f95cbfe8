import { DatabaseRestore } from './database-restore';
import { sha256 } from '../../../private/stable-json';
import { LONGEST_IDENTIFIER } from '../database-identifier';
import { ServiceDatabaseProps } from '../service-database-props';

/** A database that is made of data which is there already. */
export interface Restored {
  /** Where the data comes from. */
  readonly restore: DatabaseRestore;
  /** What tells it from what the component was before: part of its physical name and of logical ids. */
  readonly mark: string;
  /** The physical name that the component has when nothing is restored. */
  readonly formerIdentifier: string;
}

/** What is restored for a component; nothing where it begins empty. */
export function restoredOf(identifier: string, { restore }: ServiceDatabaseProps): Restored | undefined {
  return restore && { restore, formerIdentifier: identifier, mark: sha256(`${identifier} ${restore}`).slice(0, 8) };
}

/** The physical name of what is restored: the former one may still be taken. */
export function restoredIdentifier({ formerIdentifier, mark }: Restored): string {
  return `${formerIdentifier.slice(0, LONGEST_IDENTIFIER - 1 - mark.length).replace(/-+$/, '')}-${mark}`;
}

/** The props with what a clone has from its original. */
export function inheriting(props: ServiceDatabaseProps): ServiceDatabaseProps {
  const original = props.restore?._origin.original;
  return original ? { ...props, engine: props.engine ?? original.engine, databaseName: props.databaseName ?? original.databaseName } : props;
}
