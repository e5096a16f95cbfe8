import { ComponentEntry, Evidence } from './record/record';
import { WaivedPlace } from '../policy/decision/exceptions/candidate';
import { Covered, Covering, isCovered } from '../policy/decision/exceptions/coverage';
import { Finding, namesOf } from '../policy/decision/finding';
import { State } from '../policy/rule/verdict';
import { append } from '../private/append';
import { fullRuleId } from '../private/rule-id';
import { shortHash } from '../private/stable-json';
import { TagKey } from '../tagging/tag-keys';
import { WaiverCoverage, WaiverRequest, WaiverRequestProps, WaiverScope } from '../waivers';

/** What somebody asks for in code: where, and why. */
export interface RequestGrounds {
  /** The construct path, below which all findings lie that are asked for. */
  readonly path: string;

  /**
   * Why, in the words of whoever asks.
   *
   * @default - left for a person to say
   */
  readonly reason?: string;
}

/** A request, and the ids of the findings that it is for. */
export interface RequestedFindings extends WaiverRequestProps {
  readonly findings: readonly string[];
}

/** What a request is made from: a record, or what becomes one. */
export type Requestable = Pick<Evidence, 'findings' | 'components' | 'environments'>;

/**
 * Makes requests for findings of a record: entries of the register that lift exactly those, once a person completed them.
 *
 * A finding without a place in the templates cannot be lifted, and has no request.
 */
export class RequestDesk {
  private readonly byName = new Map<string, FoundAgain[]>();
  private readonly found = new Map<Finding, FoundAgain>();

  /**
   * @param record the record
   * @param valueOf the value of the property that a finding names, as the template has it; where nobody knows, requests name none
   */
  constructor({ findings, components, environments }: Requestable, valueOf: (finding: Finding) => unknown = () => undefined) {
    const componentOf = new Map(components.flatMap((component) => component.resources.map((path) => [path, component])));
    for (const finding of findings) {
      if (!finding.resource) continue;
      const { path } = finding.resource;
      const around = environments.find((environment) => path.startsWith(`${environment.path}/`));
      const component = componentOf.get(path);
      const home = environments.find(({ identity }) => identity[TagKey.ENVIRONMENT] === component?.identity[TagKey.ENVIRONMENT]) ?? around;
      const found = new FoundAgain(finding, component, (component ?? around)?.identity, home?.path, valueOf);
      this.found.set(finding, found);
      for (const name of found.names) append(this.byName, name, found);
    }
  }

  /**
   * The request for one finding; none where nothing could lift it.
   *
   * @param reason why, where somebody said so already
   */
  public requestFor(finding: Finding, reason?: string): WaiverRequest | undefined {
    const found = this.found.get(finding);
    if (!found) return undefined;
    const { component, match } = found;
    const path = finding.resource!.path;
    const scopes: WaiverScope[] = component === undefined ? [{ path }] : [{ component }, { component, path }];
    return new WaiverRequest({ ...this.narrowEnough([found], scopes, match), reason });
  }

  /**
   * The requests for findings that somebody asks for together: one for all of them, or one for each where that would cover others.
   */
  public requestsFor(findings: readonly Finding[], { path, reason }: RequestGrounds): RequestedFindings[] {
    const all = findings.flatMap((finding) => this.found.get(finding) ?? []);
    const words = all.length > 1 ? this.exactly(all, [...commonComponent(all), { path }]) : undefined;
    if (words) return [{ ...words, reason, findings: all.map(({ finding }) => finding.id) }];
    return all.map(({ finding }) => ({ ...this.requestFor(finding, reason)!.words, findings: [finding.id] }));
  }

  private narrowEnough(found: readonly FoundAgain[], scopes: readonly WaiverScope[], match: WaiverRequestProps['match']): WaiverRequestProps {
    return this.exactly(found, scopes, match) ?? wordsFor(found, scopes[scopes.length - 1], match);
  }

  /** The words in the widest scope in which they cover nothing else. */
  private exactly(found: readonly FoundAgain[], scopes: readonly WaiverScope[], match?: WaiverRequestProps['match']): Words | undefined {
    return scopes.map((scope) => wordsFor(found, scope, match)).find((words) => {
      const near = new Set(words.rules.flatMap((rule) => this.byName.get(rule) ?? []));
      found.forEach((each) => near.delete(each));
      return ![...near].some((other) => isCovered(other, { controls: [], ...words }));
    });
  }
}

/** A finding of the record in the words of a waiver. */
class FoundAgain implements Covered {
  public readonly place: WaivedPlace;

  constructor(
    public readonly finding: Finding,
    entry: ComponentEntry | undefined,
    private readonly identity: Readonly<Record<string, string>> | undefined,
    environment: string | undefined,
    private readonly valueOf: (finding: Finding) => unknown,
  ) {
    const { path, type } = finding.resource!;
    const names = [identity?.[TagKey.ENVIRONMENT], environment].filter((name) => name !== undefined);
    this.place = { path, type, application: identity?.[TagKey.APPLICATION], environments: names, component: entry?.identity[TagKey.COMPONENT] };
  }

  /** The id of the rule with the detail, in names that last. */
  public get rule(): string {
    const { rule, detail, lastingDetail = detail } = this.finding;
    return fullRuleId(rule, lastingDetail);
  }

  public get names(): readonly string[] {
    return namesOf(this.finding);
  }

  public get controls(): readonly string[] {
    return this.finding.controls;
  }

  public get state(): State {
    return this.finding.state;
  }

  public get detail(): string | undefined {
    return this.finding.detail;
  }

  public get property(): string | undefined {
    return this.finding.property;
  }

  public value(): unknown {
    return this.valueOf(this.finding);
  }

  /** The component with its environment, as a scope names it. */
  public get component(): string | undefined {
    const { component, environments } = this.place;
    return component === undefined ? undefined : `${environments[0]}/${component}`;
  }

  public get owner(): string | undefined {
    return this.identity?.[TagKey.OWNER];
  }

  /** The property, with its value where people can read it at a glance. */
  public get match(): WaiverRequestProps['match'] {
    const { property } = this;
    if (property === undefined) return undefined;
    const value = this.value();
    return ['string', 'number', 'boolean'].includes(typeof value) ? { property, value } : { property };
  }
}

/** What a request says, with all that its words cover by. */
type Words = WaiverRequestProps & Pick<Covering, 'rules' | 'covers'>;

function wordsFor(found: readonly FoundAgain[], scope: WaiverScope, match: WaiverRequestProps['match']): Words {
  const [{ finding: { id, state } }] = found;
  const fingerprints = found.flatMap(({ finding: { fingerprint } }) => fingerprint ?? []);
  const owners = new Set(found.map(({ owner }) => owner));
  return {
    id: `W-${(found.length === 1 ? id : shortHash(found.map(({ finding }) => finding.id).sort())).slice(0, 8)}`,
    rules: [...new Set(found.map(({ rule }) => rule))],
    scope,
    covers: state === State.UNKNOWN ? WaiverCoverage.UNKNOWN : WaiverCoverage.VIOLATION,
    match,
    owner: owners.size === 1 ? [...owners][0] : undefined,
    fingerprints: fingerprints.length === found.length ? fingerprints : undefined,
  };
}

function commonComponent(found: readonly FoundAgain[]): WaiverScope[] {
  const [{ component }] = found;
  return component !== undefined && found.every((other) => other.component === component) ? [{ component }] : [];
}
