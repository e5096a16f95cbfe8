import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Appeal, nameOf } from './appeals';
import { AcknowledgementEntry } from '../../evidence/record/record';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { RenderedApp } from '../../policy/template/rendered-app';
import { append } from '../../private/append';
import { pathsAround } from '../../private/construct-path';
import { nearest } from '../../private/documents/nearest';
import { baseRuleId, fullRuleId } from '../../private/rule-id';
import { acknowledgedRule } from '../../waivers/acknowledgement/acknowledged-rule';
import { NagSuppression, nagSuppressionsIn } from '../../waivers/acknowledgement/nag-metadata';
import { placeAt } from '../findings/app-findings';
import { Words } from '../findings/words';
import { positionIn, sourceOf } from '../scope/source-position';
import { liesBelow } from '../statements/proposal';

/** What the CDK keeps of one acknowledgement; the trace only with constructs 10.6.0 or later. */
interface Mark {
  readonly at: IConstruct;
  readonly rule: string;
  readonly reason: string;
  readonly trace?: readonly string[];
  /** The entry in the metadata of the construct, which sets it apart from all others. */
  readonly entry: object;
}

/** What was found in an app, as far as acknowledgements may be about it. */
export interface AcknowledgeableApp {
  /** Its templates. */
  readonly rendered: RenderedApp;
  /** The ids of the rules that judge it. */
  readonly rules: ReadonlySet<string>;
  /** The names of the appeals that are about something that was found. */
  readonly found: ReadonlySet<string>;
}

/** The acknowledgements that an app has now, as things that can be told apart. */
export function acknowledgementsNow(app: IConstruct): ReadonlySet<object> {
  return new Set(marksIn(app).map(({ entry }) => entry));
}

/**
 * Acknowledgements made with the CDK's own means anywhere in the app, and those that cdk-nag 2 left in its templates. They are
 * listed and change no verdict.
 *
 * @param rendered the app with its templates
 * @param inTime those that were there before anything was rendered; when nobody looked, nothing is said about it
 */
export function acknowledgementsIn(rendered: RenderedApp, inTime?: ReadonlySet<object>): AcknowledgementEntry[] {
  const marks = marksIn(rendered.root);
  const said = new Set(marks.map(({ at, rule, reason }) => sayingOf(rule, reason, at.node.path)));
  return [...marked(rendered.root, marks, inTime), ...leftInTemplates(rendered).filter((left) => !isCopy(left, said))];
}

function marked(app: IConstruct, marks: readonly Mark[], inTime: ReadonlySet<object> | undefined): AcknowledgementEntry[] {
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
 * What is said about the acknowledgements of rules that judge the app, and of what was probably meant for one; those of warnings of the
 * CDK are nobody's business.
 *
 * @param entries all of them
 */
export function acknowledgementWords(entries: readonly AcknowledgementEntry[], { rules, rendered, found }: AcknowledgeableApp): Words[] {
  const mistyped = new Set(entries.map(({ rule }) => baseOf(rule)).filter((name) => !rules.has(name)));
  const meantBy = new Map([...mistyped].map((name) => [name, nearest(name, [...rules])]));
  return entries.flatMap((entry) => {
    const { path, rule, reason, author, remarks = [] } = entry;
    const name = baseOf(rule);
    const meant = meantBy.get(name);
    if (!rules.has(name) && meant === undefined) return [];
    const isUsed = found.has(nameOf(appealOf(entry))) || name.startsWith('PR-GOVERNANCE-');
    const by = author === undefined ? '' : ` by ${author}`;
    return [{
      rule: 'PR-GOVERNANCE-ACKNOWLEDGEMENT',
      packs: ['governance'],
      state: State.NON_COMPLIANT,
      severity: Severity.INFO,
      resource: placeAt(path, rendered),
      message: [
        `${name} is acknowledged on ${path || 'the App'}${by}, which changes no verdict (${JSON.stringify(reason)})`,
        ...meant === undefined ? [] : [`no pack has such a rule, did you mean ${meant}?`],
        ...isUsed || meant !== undefined ? [] : ['it is about nothing that was found'],
        ...remarks,
      ].join('; '),
      statement: 'nobody acknowledges findings away',
      why: 'whoever reads the code would take for excepted what is not',
      fix: isUsed
        ? 'take the acknowledgement out, and mend what was found or ask for an exception: \'requests\' of the record has the entry'
        : 'take the acknowledgement out',
    }];
  });
}

/** What an acknowledgement asks for, as far as it names findings. */
export function appealOf({ path, rule, reason, form }: AcknowledgementEntry): Appeal {
  const id = acknowledgedRule(rule);
  return { origin: 'acknowledgement', rule: id, meansDetails: form !== undefined && !id.includes('['), path, reason };
}

/** Anybody may write anything into metadata. */
function marksIn(app: IConstruct): Mark[] {
  const entries = app.node.findAll().flatMap((at) => at.node.metadata
    .filter(({ type, data }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && typeof data === 'object' && data !== null).map((entry) => ({ at, entry })));
  return entries.flatMap(({ at, entry }) => Object.entries(entry.data as Record<string, unknown>)
    .map(([rule, reason]) => ({ at, rule, reason: String(reason ?? ''), trace: entry.trace, entry })));
}

/** What cdk-nag 2 left in the metadata of resources and templates. */
function leftInTemplates({ stacks }: RenderedApp): AcknowledgementEntry[] {
  return stacks.flatMap(({ stack, path, content, resources }) => [
    ...nagSuppressionsIn(content.Metadata).flatMap((suppression) => leftAt(path, stack, suppression)),
    ...resources.flatMap(({ view, construct, definition }) =>
      nagSuppressionsIn(definition.Metadata).flatMap((suppression) => leftAt(view.place.path, construct, suppression))),
  ]);
}

function leftAt(path: string, construct: IConstruct | undefined, { rule, details, patterns, reason }: NagSuppression): AcknowledgementEntry[] {
  const left = { path, reason, source: sourceOf(construct, undefined), form: 'cdk-nag 2' as const };
  const remarks = [...reason.trim() === '' ? ['it has no reason'] : [], 'it stands in the template, as cdk-nag 2 writes it'];
  return [
    ...details === undefined ? [{ ...left, rule, remarks }] : details.map((detail) => ({ ...left, rule: fullRuleId(rule, detail), remarks })),
    ...patterns.map((pattern) => ({ ...left, rule: fullRuleId(rule, pattern), remarks: [...remarks, 'it names findings by a pattern, which is not looked for'] })),
  ];
}

/** Packs of cdk-nag 3 may write what was acknowledged in code, there or around it, into the templates. */
function isCopy({ path, rule, reason }: AcknowledgementEntry, said: ReadonlySet<string>): boolean {
  return pathsAround(path).some((around) => said.has(sayingOf(rule, reason, around)));
}

/** What is the same in acknowledgements that say the same at the same place. */
function sayingOf(rule: string, reason: string, path: string): string {
  return JSON.stringify([acknowledgedRule(rule), reason, path]);
}

/** One of those that say the same. */
function unique(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ reason }, place) => marks.findIndex((other) => other.reason === reason) === place);
}

function baseOf(id: string): string {
  return baseRuleId(acknowledgedRule(id));
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
