import { App, CfnResource } from 'aws-cdk-lib';

/** From this many resources on, judging takes longer than people wait without a word: some three seconds. */
const MANY = 2_000;

/** Where somebody may be waiting. */
export interface Onlooker {
  /** Whether it is a terminal. */
  readonly isTTY?: boolean;
  /** Writes a text. */
  write(text: string): unknown;
}

/**
 * Says that a large app is judged now, where somebody looks on. Judging is synchronous, so that nothing could be said while it lasts;
 * what it came to is said at the end.
 */
export function announceJudging(app: App, onlooker: Onlooker): void {
  if (onlooker.isTTY !== true) return;
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct)).length;
  if (resources >= MANY) onlooker.write(`governance judges ${resources} resources; this takes some seconds\n`);
}
