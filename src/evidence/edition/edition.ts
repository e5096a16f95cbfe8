import { Excerpts } from './excerpts';
import { Whereabouts } from './whereabouts';
import { GovernanceRecord } from '../record/record';

/** A file of evidence. */
export interface EvidenceFile {
  /** The name of the file in its folder. */
  readonly name: string;
  /** The text, piece by piece, so that a large one is never held as a whole. */
  readonly pieces: Iterable<string>;
}

/** What the files of evidence are written from. */
export interface Edition {
  /** The record: the only source of facts. */
  readonly record: GovernanceRecord;
  /** Who and what the paths of the record are. */
  readonly whereabouts: Whereabouts;
  /** The lines that the record speaks of, as far as they can be read. */
  readonly excerpts: Excerpts;
  /** How many results a file holds at most. */
  readonly resultsPerFile: number;
}

/** Writes one format. */
export type FormatWriter = (edition: Edition) => EvidenceFile[];
