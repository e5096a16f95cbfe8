import { Candidate, WaivedPlace } from './candidate';
import { isCovered } from './coverage';
import { append } from '../../../private/append';
import { pathsAround } from '../../../private/construct-path';
import { Waiver } from '../../../waivers';

/** Finds the waivers that cover a finding without asking each of them. */
export class WaiverIndex {
  private readonly byName = new Map<string, Shelf>();
  private readonly order = new Map<Waiver, number>();
  private readonly paths = new Set<string>();
  private readonly known = new Map<WaivedPlace, readonly string[]>();

  constructor(waivers: readonly Waiver[]) {
    for (const waiver of waivers) {
      const { rules, controls, scope: { path } } = waiver;
      this.order.set(waiver, this.order.size);
      if (path !== undefined) this.paths.add(path);
      for (const name of [...rules, ...controls]) this.shelfOf(name).put(waiver);
    }
  }

  /** The waivers whose words cover a finding, in the order of the register. */
  public covering(candidate: Candidate): readonly Waiver[] {
    const { names, controls, place } = candidate;
    const found: Waiver[] = [];
    for (const name of names) this.byName.get(name)?.find(candidate, this.pathsNamed(place), found);
    for (const control of controls) this.byName.get(control)?.find(candidate, this.pathsNamed(place), found);
    return found.length < 2 ? found : [...new Set(found)].sort((one, other) => this.order.get(one)! - this.order.get(other)!);
  }

  /** The paths around a place that any waiver names, worked out once for its resource. */
  private pathsNamed(place: WaivedPlace): readonly string[] {
    let paths = this.known.get(place);
    if (!paths) this.known.set(place, paths = pathsAround(place.path).filter((path) => this.paths.has(path)));
    return paths;
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

  /** Adds those that cover a finding. Only those of its component, of paths around it and of neither are asked. */
  public find(candidate: Candidate, paths: readonly string[], found: Waiver[]): void {
    const { component } = candidate.place;
    addCovering(candidate, this.others, found);
    if (component !== undefined) addCovering(candidate, this.byComponent.get(component), found);
    for (const path of paths) addCovering(candidate, this.byPath.get(path), found);
  }
}

function addCovering(candidate: Candidate, waivers: readonly Waiver[] | undefined, found: Waiver[]): void {
  if (!waivers) return;
  for (const waiver of waivers) if (isCovered(candidate, waiver)) found.push(waiver);
}
