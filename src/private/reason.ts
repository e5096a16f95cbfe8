/**
 * Why something threw, in words. Without the frames that jsii puts into messages between languages: they name folders of this machine, and what
 * is written down is the same on every machine.
 */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\n(?:@jsii\/kernel\.|\s+at )/, 1)[0];
}
