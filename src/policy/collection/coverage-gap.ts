import { RenderedResource, RenderedStack } from '../template/rendered';

/**
 * Why something was not judged, or not by all who should have.
 *
 * @internal
 */
export enum GapKind {
  /** A pack threw. */
  PACK_CRASHED = 'pack-crashed',

  /** A rule that judges templates threw, or gave no verdict. */
  RULE_CRASHED = 'rule-crashed',

  /** A pack asked no rule about anything. */
  PACK_IDLE = 'pack-idle',

  /** Resources come from another copy of aws-cdk-lib than the one that rules recognise. */
  TWO_COPIES = 'two-copies',

  /** Rules exist for a resource and could not look at it. */
  RESOURCE_UNJUDGED = 'resource-unjudged',

  /** A template was written that nobody read. */
  TEMPLATE_UNJUDGED = 'template-unjudged',

  /** Somebody who judges changed what is judged. */
  TREE_CHANGED = 'tree-changed',
}

/**
 * A hole in what was judged.
 *
 * @internal
 */
export interface CoverageGap {
  readonly kind: GapKind;
  /** The pack that it is about; nothing when it is about all. */
  readonly pack?: string;
  /** The place that it is about; nothing when it is the whole app. */
  readonly resource?: RenderedResource;
  readonly stack?: RenderedStack;
  readonly message: string;
}
