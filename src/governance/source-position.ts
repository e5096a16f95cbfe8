import { relative, sep } from 'path';
import { IConstruct } from 'constructs';

const CREATION_STACK = 'aws:cdk:creationStack';

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
  construct.node.addMetadata(CREATION_STACK, frames);
}

function positionOf(construct: IConstruct): string | undefined {
  const frames = construct.node.metadata.find(({ type }) => type === CREATION_STACK)?.data as unknown;
  return Array.isArray(frames) ? positionIn(frames.map(String)) : undefined;
}

/** The first of some frames that is the user's own. */
export function positionIn(frames: readonly string[]): string | undefined {
  return frames.map(userPosition).find((position) => position !== undefined);
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
  if (frame.includes('node_modules')) return undefined;
  const match = /(?:^|[(\s])((?:file:\/\/)?\/[^()]+|[A-Za-z]:\\[^()]+):(\d+):\d+\)?$/.exec(frame);
  if (!match || /node:internal|^internal\//.test(match[1]) || isKernelOfJsii(match[1])) return undefined;
  const file = relative(here, match[1].replace(/^file:\/\//, ''));
  return ownFiles.test(match[1]) ? undefined : `${file.split(sep).join('/')}:${match[2]}`;
}

/** Where another language calls, JavaScript is the kernel of jsii in a folder with a random name, never the user's. */
function isKernelOfJsii(file: string): boolean {
  return process.env.JSII_AGENT !== undefined && /\.[cm]?js$/.test(file);
}

/** The files of this library itself, whether compiled or as sources. */
const ownFiles = new RegExp(`^(file://)?${__dirname.replace(/[/\\]governance$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[/\\\\]`);
