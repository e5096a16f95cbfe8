import { IConstruct } from 'constructs';
import { IAppEnvironment } from '../../../core/app-environment';
import { DataClassification } from '../../../core/data-classification';
import { DatabaseEngine } from '../engine/database-engine';
import { IServiceDatabase } from '../service-database-interface';

/** What is known about a database that others are made from. */
export interface Original {
  /** The physical name of the cluster or instance. */
  readonly identifier: string;
  /** Which database runs. */
  readonly engine: DatabaseEngine;
  /** The name of the database inside the server. */
  readonly databaseName: string;
  /** What the data calls for. */
  readonly dataClassification: DataClassification;
  /** Where it lives. */
  readonly environment: IAppEnvironment;
  /** What has to be there first. */
  readonly resource: IConstruct;
}

const originals = new WeakMap<IServiceDatabase, Original>();

/** Keeps in mind what a database is, for those that are made from it. */
export function rememberOriginal(database: IServiceDatabase, original: Original): void {
  originals.set(database, original);
}

/** What a database is; nothing for one that this copy of the library has not made. */
export function originalOf(database: IServiceDatabase): Original | undefined {
  return originals.get(database);
}
