import type { RenderedStack } from '../rendered';

/**
 * A value together with the stack in whose template it stands; its references mean what they mean there.
 *
 * @internal
 */
export interface Located {
  readonly stack: RenderedStack;
  readonly value: unknown;
}
