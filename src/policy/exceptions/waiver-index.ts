import { Candidate } from './candidate';
import { isCovered } from './coverage';
import { append } from '../../private/append';
import { Waiver } from '../../waivers';

/** Finds the waivers that cover a finding without asking each of them. */
export class WaiverIndex {
  private readonly byName = new Map<string, Shelf>();
  private readonly places = new Map<Waiver, number>();

  constructor(waivers: readonly Waiver[]) {
    waivers.forEach((waiver, place) => {
      this.places.set(waiver, place);
      for (const name of [...waiver.rules, ...waiver.controls]) this.shelfOf(name).put(waiver);
    });
  }

  /** The waivers whose words cover a finding, in the order of the register. */
  public covering(candidate: Candidate): Waiver[] {
    if (this.places.size === 0) return [];
    const { names, controls, place } = candidate;
    const shelves = [...names, ...controls].flatMap((name) => this.byName.get(name) ?? []);
    if (shelves.length === 0) return [];
    const near = new Set(shelves.flatMap((shelf) => shelf.near(place.path, place.component)));
    return [...near].filter((waiver) => isCovered(candidate, waiver)).sort((one, other) => this.places.get(one)! - this.places.get(other)!);
  }

  private shelfOf(name: string): Shelf {
    let shelf = this.byName.get(name);
    if (!shelf) this.byName.set(name, shelf = new Shelf());
    return shelf;
  }
}

/** The waivers of one rule or control by what their scope names. */
class Shelf {
  private readonly byPath = new Map<string, Waiver[]>();
  private readonly byComponent = new Map<string, Waiver[]>();
  private readonly others: Waiver[] = [];

  public put(waiver: Waiver): void {
    const { path, component } = waiver.scope;
    if (path !== undefined) append(this.byPath, path, waiver);
    else if (component !== undefined) append(this.byComponent, component.slice(component.lastIndexOf('/') + 1), waiver);
    else this.others.push(waiver);
  }

  /** Those that may be about a construct in a component: of its path and of every path above. */
  public near(path: string, component: string | undefined): Waiver[] {
    const found = [...this.others, ...component === undefined ? [] : this.byComponent.get(component) ?? []];
    if (this.byPath.size === 0) return found;
    for (let at = path; ; at = at.slice(0, at.lastIndexOf('/'))) {
      found.push(...this.byPath.get(at) ?? []);
      if (!at.includes('/')) return found;
    }
  }
}
