import { existsSync } from 'fs';
import { isAbsolute, join, relative, resolve, sep } from 'path';
import { IConstruct } from 'constructs';
import { FileLine, originOf, pathOf } from './source-map';

const CREATION_STACK = 'aws:cdk:creationStack';

/** Where the kernel of jsii leaves the frames of the host. */
const HOST_FRAMES = Symbol.for('jsii.context.hostStackTrace');

/**
 * The user's file and line that made a construct, relative to the working directory: that of the construct, or of the
 * nearest one around it that knows.
 *
 * @param construct the construct
 * @param component the component that it belongs to, whose own position is closer to what the user wrote
 */
export function sourceOf(construct: IConstruct | undefined, component: IConstruct | undefined): string | undefined {
  for (let at: IConstruct | undefined = component ?? construct; at; at = at.node.scope) {
    const position = positionOf(at);
    if (position) return position;
  }
  return undefined;
}

/** Remembers where a construct was made, deeper than the CDK does for the resources inside it. */
export function rememberSource(construct: IConstruct): void {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  const frames = (stack ?? '').split('\n').slice(2).map((line) => line.trim().replace(/^at /, ''));
  construct.node.addMetadata(CREATION_STACK, [...frames, ...hostFrames()]);
}

type HostFrame = readonly [file: string, line: number, column: number, name: string];

/** The frames of the language that calls through jsii, as the CDK writes them; some hosts tell when JSII_HOST_STACK_TRACES is on. */
function hostFrames(): string[] {
  const { [HOST_FRAMES]: frames } = globalThis as { [HOST_FRAMES]?: readonly HostFrame[] | null };
  return (frames ?? []).map(([file, line, column, name]) => `${name} (${file}:${line}${column > 0 ? `:${column}` : ''})`);
}

function positionOf(construct: IConstruct): string | undefined {
  const frames = construct.node.metadata.find(({ type }) => type === CREATION_STACK)?.data as unknown;
  return Array.isArray(frames) ? positionIn(frames.map(String)) : undefined;
}

/** The first of some frames that is the user's own. */
export function positionIn(frames: readonly string[]): string | undefined {
  for (const frame of frames) {
    const position = userPosition(frame);
    if (position !== undefined) return position;
  }
  return undefined;
}

let known = new Map<string, string | undefined>();
let knownFrom: string | undefined;

/** Resources that are made in a loop have the same frames, and positions are relative to where the program runs. */
function userPosition(frame: string): string | undefined {
  const here = process.cwd();
  if (here !== knownFrom) [known, knownFrom] = [new Map(), here];
  if (!known.has(frame)) known.set(frame, readPosition(frame, here));
  return known.get(frame);
}

/** `at new Shop (/home/me/shop/lib/shop.ts:12:5)` is `lib/shop.ts:12`; frames of libraries and of Node say nothing. */
function readPosition(frame: string, here: string): string | undefined {
  const frameAt = parseFrame(frame) ?? parseFrameOfJava(frame, here);
  if (!frameAt || isForeign(frameAt.file) || isKernelOfJsii(frameAt.file)) return undefined;
  const origin = isScript(frameAt.file) ? originOf(frameAt, frameAt.column) : undefined;
  if (origin && isForeign(origin.file)) return undefined;
  const { file, line } = origin && isWithinFolder(origin.file, here) && existsSync(origin.file) ? origin : frameAt;
  return isNear(file, here) ? `${relative(here, file).split(sep).join('/')}:${line}` : undefined;
}

/** What has no folder in common with the working directory could only be named by the folders of this machine. */
function isNear(file: string, here: string): boolean {
  const [first, second] = [file, here].map((path) => path.split(/[/\\]/).slice(0, 2).join('/'));
  return first === second;
}

interface FramePosition extends FileLine {
  /** The column, from 1; nothing where the host language does not say. */
  readonly column?: number;
}

const PLACE = String.raw`((?:file:\/\/|\/|[A-Za-z]:[\\/]).+?):(\d+)(?::(\d*):?)?`;
const NAMED_FRAME = new RegExp(String.raw`^.*?\(${PLACE}\)$`);
const BARE_FRAME = new RegExp(`^${PLACE}$`);

/** The path may have brackets and blanks in it, and the CDK cuts the columns of frames without a name short. */
function parseFrame(frame: string): FramePosition | undefined {
  if (frame.includes('<anonymous>:')) return undefined;
  const [, place, line, column] = (frame.endsWith(')') ? NAMED_FRAME : BARE_FRAME).exec(frame) ?? [];
  const file = place?.startsWith('file:') ? pathOf(place) : place;
  return file === undefined ? undefined : { file, line: Number(line), column: column ? Number(column) : undefined };
}

const JAVA_FOLDERS = ['src/main/java', 'src/main/kotlin', 'src'];

/** Java says `com.acme.App.main (App.java:12)`: the user's own are those classes whose files lie where build tools want them. */
function parseFrameOfJava(frame: string, here: string): FramePosition | undefined {
  const [, packages, name, line] = /^((?:[\w$]+\.)*)[\w$]+\.[\w$<>]+ \(([\w$-]+\.\w+):(\d+)\)$/.exec(frame) ?? [];
  if (name === undefined) return undefined;
  const file = JAVA_FOLDERS.map((folder) => resolve(here, folder, ...packages.split('.'), name)).find((path) => existsSync(path));
  return file === undefined ? undefined : { file, line: Number(line) };
}

/** Libraries, what a language brings along, and this library itself. */
function isForeign(file: string): boolean {
  return LIBRARIES.test(file) || isWithinFolder(file, OWN_FILES);
}

/** Where the files of this library are, whether compiled or as sources. */
const OWN_FILES = join(__dirname, '..', '..');

const LIBRARIES = /(^|[/\\])(node_modules|(site|dist)-packages|lib(64)?[/\\]python\d[\d.]*)[/\\]/;

function isScript(file: string): boolean {
  return /\.[cm]?js$/.test(file);
}

/** Where another language calls, JavaScript is the kernel of jsii in a folder with a random name, never the user's. */
function isKernelOfJsii(file: string): boolean {
  return process.env.JSII_AGENT !== undefined && isScript(file);
}

function isWithinFolder(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
