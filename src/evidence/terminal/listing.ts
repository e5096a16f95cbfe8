import { styleText } from 'util';
import { columnsOf, cut, wrap } from './columns';
import { whereToLook } from './totals';
import { Disposition, Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';
import { append } from '../../private/append';
import { fullRuleId } from '../../private/rule-id';
import { Whereabouts } from '../edition/whereabouts';
import { GovernanceRecord } from '../record/record';
import { oneLine } from '../text/printable';
import { DISPOSITION_WORDS, placeWords, STATE_WORDS, verdictWords } from '../text/wording';

/** How findings are listed. */
export interface ListingOptions {
  /** How many columns the terminal has; lines are as long as they are when left out. */
  readonly columns?: number;
  /** Whether colours are wanted. */
  readonly colours?: boolean;
  /** Whether each finding comes with why it matters, how to mend it and how to ask for an exception. */
  readonly verbose?: boolean;
  /** The files that are there: the report and the record are named. */
  readonly files?: readonly string[];
}

/** The findings of a record for a terminal: what blocks first, a line for each, and what is settled counted. */
export function listing(record: GovernanceRecord, options: ListingOptions = {}): string {
  return new Listing(record, options).lines().join('\n');
}

/** What people have to do something about, then what they may want to. Of what is settled, only `verbose` says more than how much it is. */
const OPEN = [Disposition.BLOCKING, Disposition.ADVISORY];
const SETTLED = [Disposition.BASELINED, Disposition.WAIVED];

type Colour = Parameters<typeof styleText>[0];

const COLOURS: Readonly<Record<Disposition, Colour>> = {
  [Disposition.BLOCKING]: 'red',
  [Disposition.ADVISORY]: 'yellow',
  [Disposition.BASELINED]: 'cyan',
  [Disposition.WAIVED]: 'cyan',
};

const LABEL = 8;

class Listing {
  private readonly columns: number;
  private readonly groups = new Map<Disposition, Finding[]>();
  private readonly whereabouts: Whereabouts;

  constructor(private readonly record: GovernanceRecord, private readonly options: ListingOptions) {
    this.columns = options.columns ?? Infinity;
    this.whereabouts = new Whereabouts(record);
    for (const finding of record.findings) append(this.groups, finding.disposition, finding);
  }

  public lines(): string[] {
    const { record, options: { verbose = false, files = [] } } = this;
    const listed = [...OPEN, ...verbose ? SETTLED : []];
    const ending = [verbose || this.settled === '' ? '' : `${this.settled}; --verbose lists them too`, whereToLook(files)].filter((line) => line !== '');
    return [
      this.inColour(record.gate === 'blocked' ? 'red' : 'green', verdictWords(record)),
      ...listed.flatMap((disposition) => this.group(disposition)),
      ...ending.length === 0 ? [] : ['', ...ending],
    ];
  }

  /** How much is settled, in words; empty where nothing is. */
  private get settled(): string {
    return SETTLED.filter((disposition) => this.groups.has(disposition))
      .map((disposition) => `${this.groups.get(disposition)!.length} ${DISPOSITION_WORDS[disposition]}`).join(', ');
  }

  private group(disposition: Disposition): string[] {
    const findings = this.groups.get(disposition);
    if (!findings) return [];
    const colour = COLOURS[disposition];
    const heading = this.inColour('bold', `${DISPOSITION_WORDS[disposition]} (${findings.length})`);
    return ['', heading, ...findings.flatMap((finding) => this.options.verbose ? this.paragraph(finding, colour) : [this.line(finding, colour)])];
  }

  /** The name of the rule is never cut: it is what people look for. */
  private line(finding: Finding, colour: Colour): string {
    const { detail, message, state } = finding;
    const rule = oneLine(finding.rule);
    const what = `${detail === undefined ? '' : `[${detail}] `}${message}${state === State.UNKNOWN ? ` (${STATE_WORDS[state]})` : ''}`;
    const rest = `${oneLine(placeWords(finding))}: ${oneLine(what)}`;
    return `  ${this.inColour(colour, rule)}  ${cut(rest, Math.max(1, this.columns - columnsOf(rule) - 4))}`;
  }

  private paragraph(finding: Finding, colour: Colour): string[] {
    const { id, rule, detail, message, state, why, fix, reference, source, resource, waiver, disposition } = finding;
    const { component, owner } = this.whereabouts.ofFinding(finding);
    const parts: [string, string | undefined][] = [
      ['where', resource?.logicalId ? `${resource.path} (${resource.type} ${resource.logicalId})` : placeWords(finding)],
      ['whose', [component?.path, owner].filter((part) => part !== undefined).join(', ') || undefined],
      ['code', source],
      ['found', `${message} (${STATE_WORDS[state]})`],
      ['why', why],
      ['fix', fix],
      ['see', reference],
      ['excepted', waiver && `${waiver.id}${waiver.expires === undefined ? '' : ` until ${waiver.expires}`}: ${waiver.reason}`],
      ['entry', OPEN.includes(disposition) && resource ? `paved-road request ${id}` : undefined],
    ];
    return [
      '',
      `  ${this.inColour(colour, oneLine(fullRuleId(rule, detail)))}  ${id}`,
      ...parts.flatMap(([label, text]) => text === undefined ? [] : this.labelled(label, oneLine(text))),
    ];
  }

  private labelled(label: string, text: string): string[] {
    const [first, ...others] = wrap(text, Math.max(1, this.columns - LABEL - 6));
    return [`    ${this.inColour('dim', label.padEnd(LABEL))}  ${first}`, ...others.map((line) => `    ${' '.repeat(LABEL)}  ${line}`)];
  }

  /** Whoever asked for colours knows the terminal: Node would ask its own. */
  private inColour(colour: Colour, text: string): string {
    return this.options.colours ? styleText(colour, text, { validateStream: false }) : text;
  }
}
