import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { placeAt } from './app-findings';
import { liesBelow } from './proposal';
import { positionIn } from './source-position';
import { Words } from './words';
import { AcknowledgementEntry } from '../evidence/record';
import { RenderedApp } from '../policy/rendered-app';
import { Severity } from '../policy/severity';
import { State } from '../policy/verdict';
import { append } from '../private/append';

/** What the CDK keeps of one acknowledgement; the trace only with constructs 10.6.0 or later. */
interface Mark {
  readonly at: IConstruct;
  readonly rule: string;
  readonly reason: string;
  readonly trace?: readonly string[];
  /** The entry in the metadata of the construct, which sets it apart from all others. */
  readonly entry: object;
}

/** The acknowledgements that an app has now, as things that can be told apart. */
export function acknowledgementsNow(app: IConstruct): ReadonlySet<object> {
  return new Set(marksIn(app).map(({ entry }) => entry));
}

/**
 * Acknowledgements made with the CDK's own means anywhere in the app. They are listed and change no verdict.
 *
 * @param app the app
 * @param inTime those that were there before anything was rendered; when nobody looked, nothing is said about it
 */
export function acknowledgementsIn(app: IConstruct, inTime?: ReadonlySet<object>): AcknowledgementEntry[] {
  const marks = marksIn(app);
  const authors = new Authors(app);
  const together = new Map<string, Mark[]>();
  for (const mark of marks) append(together, `${mark.at.node.path}|${mark.rule}`, mark);
  return [...together.values()].flatMap((same) => unique(same).map((mark): AcknowledgementEntry => {
    const { at, rule, reason, trace = [], entry } = mark;
    const author = authors.of(mark);
    const remarks = [
      ...reason.trim() === '' ? ['it has no reason'] : [],
      ...at === app ? ['it is about the whole app'] : [],
      ...author?.reachesOut ? ['its author reaches beyond what lies below itself'] : [],
      ...same.length > 1 ? [`it was made ${same.length} times at the same place${unique(same).length > 1 ? ', with other reasons' : ''}`] : [],
      ...inTime && !inTime.has(entry) ? ['it was made after the app was composed, while it was rendered or judged'] : [],
    ];
    return { path: at.node.path, rule, reason, author: author?.name, source: positionIn(trace), remarks: remarks.length > 0 ? remarks : undefined };
  }));
}

/**
 * What is said about the acknowledgements of rules that judge the app; those of warnings of the CDK are nobody's business.
 *
 * @param entries all of them
 * @param rules the ids of the rules
 */
export function acknowledgementWords(entries: readonly AcknowledgementEntry[], rules: ReadonlySet<string>, rendered: RenderedApp): Words[] {
  return entries.filter(({ rule }) => rules.has(ruleIn(rule))).map(({ path, rule, reason, author, remarks = [] }) => {
    const by = author === undefined ? '' : ` by ${author}`;
    return {
      rule: 'PR-GOVERNANCE-ACKNOWLEDGEMENT',
      packs: ['governance'],
      state: State.NON_COMPLIANT,
      severity: Severity.INFO,
      resource: placeAt(path, rendered),
      message: [`${ruleIn(rule)} is acknowledged on ${path || 'the App'}${by}, which changes no verdict (${JSON.stringify(reason)})`, ...remarks].join('; '),
      statement: 'nobody acknowledges findings away',
      why: 'whoever reads the code would take for excepted what is not',
      fix: 'take the acknowledgement out, and mend what was found',
    };
  });
}

function marksIn(app: IConstruct): Mark[] {
  const entries = app.node.findAll().flatMap((at) => at.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY).map((entry) => ({ at, entry })));
  return entries.flatMap(({ at, entry }) => Object.entries(entry.data as Record<string, string>)
    .map(([rule, reason]) => ({ at, rule, reason, trace: entry.trace, entry })));
}

/** One of those that say the same. */
function unique(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ reason }, place) => marks.findIndex((other) => other.reason === reason) === place);
}

/** `Pack::Rule[detail]` is about `Rule`, whoever is said to have found it. */
function ruleIn(id: string): string {
  const [name] = id.split('[');
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Who made an acknowledgement, read from the stack of calls: the innermost class that some construct of the app is of. */
class Authors {
  private byClass?: Map<string, IConstruct[]>;

  constructor(private readonly app: IConstruct) {}

  public of({ at, trace = [] }: Mark): { readonly name: string; readonly reachesOut: boolean } | undefined {
    for (const frame of trace) {
      const name = /\bnew ([\w$]+)/.exec(frame)?.[1] ?? /^\W*([\w$]+)\.[\w$]+ /.exec(frame)?.[1];
      const candidates = name === undefined ? undefined : this.constructsOf(name);
      if (!candidates) continue;
      const around = candidates.find((candidate) => candidate === at || liesBelow(at, candidate));
      if (around) return { name: around.node.path || name!, reachesOut: false };
      return { name: candidates.length === 1 ? candidates[0].node.path : name!, reachesOut: true };
    }
    return undefined;
  }

  private constructsOf(name: string): IConstruct[] | undefined {
    if (!this.byClass) {
      this.byClass = new Map();
      for (const construct of this.app.node.findAll()) append(this.byClass, construct.constructor.name, construct);
    }
    return this.byClass.get(name);
  }
}
