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

/**
 * Lines of source files and templates that the record speaks of. What cannot be read has none, nor has what lies outside of the working
 * directory or the cloud assembly: a record may be somebody else's, and must not choose which files of this machine a report shows.
 */
export class Excerpts {
  private readonly files = new Map<string, readonly string[] | undefined>();
  private readonly places = new Map<string, ReadonlyMap<string, number>>();

  /** @param assembly the cloud assembly that the templates stand in */
  constructor(private readonly assembly: string) {}

  /** The lines around a position of the user's code, such as `lib/shop.ts:12`. */
  public ofSource(source: string): Excerpt | undefined {
    const { file = '', line = 0 } = positionOf(source) ?? {};
    const lines = this.linesOf(process.cwd(), file);
    if (!lines || line > lines.length) return undefined;
    const start = Math.max(1, line - AROUND);
    return { start, lines: lines.slice(start - 1, line + AROUND), line };
  }

  /** The line on which a resource begins in its template. */
  public lineInTemplate(template: string, logicalId: string): number | undefined {
    return this.placesIn(template).get(logicalId);
  }

  /** A resource as its template has it, at most 40 lines of it. */
  public ofTemplate(template: string, logicalId: string): Excerpt | undefined {
    const start = this.lineInTemplate(template, logicalId);
    if (start === undefined) return undefined;
    const lines = this.linesOf(this.assembly, template)!;
    const end = lines.findIndex((line, index) => index >= start && line.startsWith('  }')) + 1;
    return { start, lines: lines.slice(start - 1, Math.min(end, start + MOST_LINES - 1)), line: start };
  }

  /** The CDK writes templates with an indent of one: the resources of a template are the keys at the second level. */
  private placesIn(template: string): ReadonlyMap<string, number> {
    let places = this.places.get(template);
    if (!places) {
      const found = new Map<string, number>();
      let isInside = false;
      this.linesOf(this.assembly, template)?.forEach((line, index) => {
        if (line.startsWith(' "')) isInside = line.startsWith(' "Resources"');
        else if (isInside && line.startsWith('  "')) found.set(line.slice(3, line.indexOf('"', 3)), index + 1);
      });
      this.places.set(template, places = found);
    }
    return places;
  }

  private linesOf(folder: string, name: string): readonly string[] | undefined {
    const path = resolve(folder, name);
    if (!this.files.has(path)) this.files.set(path, isBelow(folder, path) ? linesIn(path) : undefined);
    return this.files.get(path);
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !isAbsolute(way) && !/^\.\.(?:[/\\]|$)/.test(way);
}

function linesIn(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}
