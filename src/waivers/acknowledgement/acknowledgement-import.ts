import { acknowledgedRule } from './acknowledged-rule';
import { CloudAssembly, ForeignAcknowledgement } from './cloud-assembly';
import { append } from '../../private/append';
import { pathsAround } from '../../private/construct-path';
import { shortHash } from '../../private/stable-json';
import { WaiverCoverage } from '../waiver-coverage';
import { WaiverRequest } from '../waiver-request';

/**
 * The acknowledgements and suppressions of an app that does not know this library yet, as requests for its register.
 *
 * It reads what cdk-nag 3 keeps in the metadata of constructs and cdk-nag 2 in templates, those of nested stacks and Stages
 * included. Nobody judged the app, so requests name rules and construct paths, and neither owners nor fingerprints. Not in an
 * assembly, and so not here, is what was acknowledged on the App or on a Stage.
 */
export class AcknowledgementImport {
  /**
   * What a cloud assembly has. Refuses a folder that is none with `FileFailure`.
   *
   * @param directory the folder, such as `cdk.out`, relative to the working directory
   */
  public static fromAssembly(directory: string): AcknowledgementImport {
    const { acknowledgements, unread } = new CloudAssembly(directory);
    return new AcknowledgementImport(acknowledgements, unread);
  }

  /** An entry for each place and reason, in the order of the assembly. */
  public readonly requests: WaiverRequest[];

  /** What became no request, and why, in words. */
  public readonly unread: string[];

  private constructor(acknowledgements: readonly ForeignAcknowledgement[], unread: readonly string[]) {
    const wishes = acknowledgements.map(wishOf);
    const readable = wishes.filter(({ problem }) => problem === undefined);
    const known = new Set(readable.map(keyOf));
    this.unread = [...new Set([...unread, ...wishes.flatMap(({ problem }) => problem ?? [])])];
    this.requests = together(readable.filter((wish) => !isSaidAbove(wish, known))).map(requestFor);
  }

  /** The requests as a register, to be completed, with what could not be read as comments. */
  public toYaml(): string {
    const comments = this.unread.map((text) => `# not read: ${text.replace(/\s+/g, ' ')}\n`).join('');
    const entries = this.requests.map((request) => request.toYaml()).join('');
    return `${comments}schemaVersion: 1\nwaivers:${entries === '' ? ' []\n' : `\n${entries}`}`;
  }
}

/** What an acknowledgement asks for, or why it cannot be asked for. */
interface Wish {
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
  readonly covers: WaiverCoverage;
  readonly problem?: string;
}

/** The id under which cdk-nag 2 suppresses that a rule fails; its details are the rules. */
const FAILURE = 'CdkNagValidationFailure';

function wishOf({ path, rule: id, reason }: ForeignAcknowledgement): Wish {
  const rule = acknowledgedRule(id);
  const failing = rule.startsWith(`${FAILURE}[`) ? rule.slice(FAILURE.length + 1, -1) : undefined;
  const covers = failing === undefined ? WaiverCoverage.VIOLATION : WaiverCoverage.UNKNOWN;
  const wish = { path, rule: failing ?? rule, reason: reason.trim(), covers };
  return isRule(wish.rule) ? wish : { ...wish, problem: `${path}: ${id} is no rule of a pack` };
}

/** Rules of packs are called after their pack, a dash and their name; other plugins and the CDK itself have other names. */
function isRule(id: string): boolean {
  return /^[A-Za-z][\w.]*(-[A-Za-z0-9]+)+(\[.*\])?$/s.test(id);
}

function keyOf({ path, rule, reason, covers }: Wish): string {
  return JSON.stringify([path, rule, reason, covers]);
}

/** Whether something around it says the same: cdk-nag writes copies of what was said for all that lies below. */
function isSaidAbove(wish: Wish, known: ReadonlySet<string>): boolean {
  const [, ...above] = pathsAround(wish.path);
  return above.some((path) => known.has(keyOf({ ...wish, path })));
}

function together(wishes: readonly Wish[]): Wish[][] {
  const bundles = new Map<string, Wish[]>();
  for (const wish of wishes) append(bundles, JSON.stringify([wish.path, wish.reason, wish.covers]), wish);
  return [...bundles.values()];
}

function requestFor(wishes: readonly Wish[]): WaiverRequest {
  const [{ path, reason, covers }] = wishes;
  const rules = [...new Set(wishes.map(({ rule }) => rule))];
  return new WaiverRequest({ id: `W-${shortHash([path, covers, reason, ...rules]).slice(0, 8)}`, rules, scope: { path }, covers, reason });
}
