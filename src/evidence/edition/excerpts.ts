import { readFileSync } from 'fs';
import { isAbsolute, relative, resolve } from 'path';
import { positionOf } from './position';

/** A few lines of a file. */
export interface Excerpt {
  /** The number of the first line, from 1. */
  readonly start: number;
  /** The lines. */
  readonly lines: readonly string[];
  /** The number of the line that it is about, from 1. */
  readonly line: number;
}

const AROUND = 3;
const MOST_LINES = 40;

/** Where a resource begins in its template. */
interface Beginning {
  /** The number of the line, from 1. */
  readonly line: number;
  /** How many characters stand before it. */
  readonly at: number;
}

/**
 * Lines of source files and templates that the record speaks of. What cannot be read has none, nor has what lies outside of the working
 * directory or the cloud assembly: a record may be somebody else's, and must not choose which files of this machine a report shows.
 */
export class Excerpts {
  private readonly texts = new Map<string, string | undefined>();
  private readonly places = new Map<string, ReadonlyMap<string, Beginning>>();

  /** @param assembly the cloud assembly that the templates stand in */
  constructor(private readonly assembly: string) {}

  /** The lines around a position of the user's code, such as `lib/shop.ts:12`. */
  public ofSource(source: string): Excerpt | undefined {
    const { file = '', line = 0 } = positionOf(source) ?? {};
    const lines = this.textOf(process.cwd(), file)?.split('\n');
    if (!lines || line > lines.length) return undefined;
    const start = Math.max(1, line - AROUND);
    return { start, lines: lines.slice(start - 1, line + AROUND), line };
  }

  /** The line on which a resource begins in its template. */
  public lineInTemplate(template: string, logicalId: string): number | undefined {
    return this.placesIn(template).get(logicalId)?.line;
  }

  /** A resource as its template has it, at most 40 lines of it. */
  public ofTemplate(template: string, logicalId: string): Excerpt | undefined {
    const place = this.placesIn(template).get(logicalId);
    if (!place) return undefined;
    const { line, at } = place;
    const text = this.textOf(this.assembly, template)!;
    const last = text.indexOf('\n  }', at) + 1;
    const lines = last === 0 ? [] : text.slice(at, endOfLine(text, last)).split('\n');
    return { start: line, lines: lines.slice(0, MOST_LINES), line };
  }

  private placesIn(template: string): ReadonlyMap<string, Beginning> {
    let places = this.places.get(template);
    if (!places) this.places.set(template, places = beginningsIn(this.textOf(this.assembly, template) ?? ''));
    return places;
  }

  private textOf(folder: string, name: string): string | undefined {
    const path = resolve(folder, name);
    if (!this.texts.has(path)) this.texts.set(path, isBelow(folder, path) ? textIn(path) : undefined);
    return this.texts.get(path);
  }
}

/**
 * The CDK writes templates with an indent of one: the resources of a template are the keys at the second level. Large templates have tens
 * of thousands of lines, none of which is kept.
 */
function beginningsIn(text: string): Map<string, Beginning> {
  const found = new Map<string, Beginning>();
  let isInside = false;
  for (let at = 0, line = 1; at < text.length; at = endOfLine(text, at) + 1, line++) {
    if (text.startsWith(' "', at)) isInside = text.startsWith(' "Resources"', at);
    else if (isInside && text.startsWith('  "', at)) found.set(text.slice(at + 3, text.indexOf('"', at + 3)), { line, at });
  }
  return found;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !isAbsolute(way) && !/^\.\.(?:[/\\]|$)/.test(way);
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
