/* eslint-disable @typescript-eslint/no-require-imports -- rules are loaded when the first pack is asked for them */
import type { CfnResource } from 'aws-cdk-lib';
import type { IApplyRule } from 'cdk-nag';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { NAG_RULE_TYPES, NAG_VERSION } from './nag-rule-types.generated';
import { Severity } from '../../rule/severity';
import { RuleFacts } from '../evaluation';

/** A rule as a pack registers it. */
export interface Registration {
  /** What the pack says about it. */
  readonly facts: RuleFacts;
  /** The check. */
  readonly rule: IApplyRule['rule'];
  /** The only types that the rule looks at; nothing where that is not known. */
  readonly types?: ReadonlySet<string>;
}

/** The parts of a pack that TypeScript calls protected: the seam that cdk-nag leaves for subclasses. */
interface OpenNagPack {
  packName: string;
  applyRule(params: IApplyRule): void;
  checkResource(node: CfnResource): void;
}

const JSII_RTTI = Symbol.for('jsii.rtti');

/**
 * Finds out which rules a pack registers for a resource.
 *
 * The packs of cdk-nag itself register the same rules for every resource, so they are asked once; a pack of anybody else may
 * register others for each, and is asked each time.
 */
export class Registrations {
  /** The ids of the rules that were registered so far. */
  public readonly ids = new Set<string>();

  private readonly facts = new Map<string, RuleFacts>();
  private readonly byType = new Map<string, Registration[]>();
  private always?: Registration[];

  private readonly open: OpenNagPack;
  private readonly isConstant: boolean;

  constructor(pack: NagPack) {
    this.open = pack as unknown as OpenNagPack;
    this.isConstant = registersAlwaysTheSame(pack);
  }

  /** The rules for a resource that may have something to say about it, and how many more have not. */
  public for(resource: CfnResource, type: string): { readonly relevant: readonly Registration[]; readonly others: number } {
    if (!this.isConstant) return split(this.ask(resource), type);
    this.always ??= this.ask(resource);
    let relevant = this.byType.get(type);
    if (!relevant) this.byType.set(type, relevant = split(this.always, type).relevant);
    return { relevant, others: this.always.length - relevant.length };
  }

  private ask(resource: CfnResource): Registration[] {
    const { open } = this;
    const registrations: Registration[] = [];
    const register: OpenNagPack['applyRule'] = (params) =>
      registrations.push({ facts: this.factsOf(params), rule: params.rule, types: typesOf(params.rule) });
    // jsii looks for what a pack in another language calls in the prototype of the class, not in the object.
    const seams = [open, ...Object.hasOwn(open, 'checkResource') ? [open.constructor.prototype as OpenNagPack] : []];
    const restore = seams.map((seam) => replaceApplyRule(seam, register));
    try {
      open.checkResource(resource);
    } finally {
      restore.forEach((each) => each());
    }
    return registrations;
  }

  /** A pack may register one rule with different words or levels for different resources. */
  private factsOf({ ruleSuffixOverride, rule, level, info, explanation }: IApplyRule): RuleFacts {
    const id = `${this.open.packName}-${ruleSuffixOverride || rule.name}`;
    const key = [id, level, info].join('\n');
    const known = this.facts.get(key);
    if (known) return known;
    const severity = level === 'Error' ? Severity.ERROR : level === 'Info' ? Severity.INFO : Severity.WARNING;
    const fix = `change the resource until ${id} has nothing to object to; acknowledging it counts for nothing`;
    const facts = { id, severity, statement: info, why: explanation, fix, sameAs: [], controls: [], check: rule };
    this.facts.set(key, facts);
    this.ids.add(id);
    return facts;
  }
}

/** Puts another function in its place. Returns what puts everything back as it was. */
function replaceApplyRule(seam: OpenNagPack, applyRule: OpenNagPack['applyRule']): () => void {
  const before = Object.getOwnPropertyDescriptor(seam, 'applyRule');
  seam.applyRule = applyRule;
  return () => {
    if (before) Object.defineProperty(seam, 'applyRule', before);
    else Reflect.deleteProperty(seam, 'applyRule');
  };
}

function split(registrations: readonly Registration[], type: string): { relevant: Registration[]; others: number } {
  const relevant = registrations.filter(({ types }) => !types || types.has(type));
  return { relevant, others: registrations.length - relevant.length };
}

/** The six packs themselves, and no subclass: in the version that is known to register without looking at the resource. */
export function registersAlwaysTheSame(pack: NagPack): boolean {
  const rtti = Object.getOwnPropertyDescriptor(pack.constructor, JSII_RTTI)?.value as { fqn: string; version: string } | undefined;
  const isChanged = Object.hasOwn(pack, 'checkResource') || Object.hasOwn(pack, 'applyRule');
  return rtti?.fqn.startsWith('cdk-nag.') === true && rtti.version === NAG_VERSION && !isChanged;
}

let known: Map<unknown, ReadonlySet<string>> | undefined;

/** The types that a rule of cdk-nag mentions, whichever pack registers it. The function itself is what is known, not its name. */
function typesOf(rule: IApplyRule['rule']): ReadonlySet<string> | undefined {
  known ??= readKnownRules();
  return known.get(rule);
}

function readKnownRules(): Map<unknown, ReadonlySet<string>> {
  const { version } = require('cdk-nag/package.json') as { version: string };
  if (version !== NAG_VERSION) return new Map();
  const services = require('cdk-nag/lib/rules') as Record<string, Record<string, unknown>>;
  return new Map(Object.entries(NAG_RULE_TYPES).map(([name, types]) => {
    const [service, rule] = name.split('/');
    return [services[service][rule], new Set(types.split(' '))];
  }));
}
