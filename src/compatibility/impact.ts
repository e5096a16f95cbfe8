/** What a change of templates does to a resource that was deployed before, the worst first. */
export enum Impact {
  /** Gone from the template, and deleted. */
  DESTROYED = 'destroyed',
  /** Gone from the template, and left behind: CloudFormation does not know it any more. */
  ORPHANED = 'orphaned',
  /** Made anew under another logical id with the same properties, as when a construct gets another id. */
  MOVED = 'moved',
  /** Made anew, and what was there is deleted or left behind. */
  REPLACED = 'replaced',
  /** Made anew in some cases: AWS does not say in which. */
  MAY_BE_REPLACED = 'may be replaced',
  /** The same one, away for a while. */
  INTERRUPTED = 'interrupted',
  /** The same one with other properties. */
  UPDATED = 'updated in place',
  /** New. */
  ADDED = 'added',
}

const LOSSES: readonly Impact[] = [Impact.DESTROYED, Impact.ORPHANED, Impact.MOVED, Impact.REPLACED, Impact.MAY_BE_REPLACED];

/** Whether what was deployed is gone afterwards, or may be another one. */
export function isLoss(impact: Impact): boolean {
  return LOSSES.includes(impact);
}
