import { readFileSync } from 'fs';
import { join, resolve } from 'path';

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

/** Lines of source files and templates that the record speaks of. What cannot be read has none. */
export class Excerpts {
  private readonly files = new Map<string, readonly string[] | undefined>();
  private readonly places = new Map<string, ReadonlyMap<string, number>>();

  /** @param assembly the cloud assembly that the templates stand in */
  constructor(private readonly assembly: string) {}

  /** The lines around a position of the user's code, such as `lib/shop.ts:12`. */
  public ofSource(source: string): Excerpt | undefined {
    const [, file, number] = /^(.*):(\d+)$/.exec(source) ?? [];
    const lines = file === undefined ? undefined : this.linesOf(resolve(file));
    const line = Number(number);
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
    const lines = this.linesOf(join(this.assembly, template))!;
    const end = lines.findIndex((line, index) => index >= start && line.startsWith('  }')) + 1;
    return { start, lines: lines.slice(start - 1, Math.min(end, start + MOST_LINES - 1)), line: start };
  }

  /** The CDK writes templates with an indent of one: the resources of a template are the keys at the second level. */
  private placesIn(template: string): ReadonlyMap<string, number> {
    let places = this.places.get(template);
    if (!places) {
      const found = new Map<string, number>();
      let isInside = false;
      this.linesOf(join(this.assembly, template))?.forEach((line, index) => {
        if (line.startsWith(' "')) isInside = line.startsWith(' "Resources"');
        else if (isInside && line.startsWith('  "')) found.set(line.slice(3, line.indexOf('"', 3)), index + 1);
      });
      this.places.set(template, places = found);
    }
    return places;
  }

  private linesOf(path: string): readonly string[] | undefined {
    if (!this.files.has(path)) this.files.set(path, linesIn(path));
    return this.files.get(path);
  }
}

function linesIn(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}
