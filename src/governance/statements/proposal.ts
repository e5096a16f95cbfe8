import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ProposedException } from './proposed-exception';
import { Exception } from '../../policy/decision/finding';

/** A proposed exception and the component that it comes from. */
export interface Proposal extends ProposedException {
  /**
   * Other names of the rule, in packs that make the same check under an id of their own.
   *
   * @default - it has no other name
   */
  readonly sameAs?: readonly string[];
  /** Whether it comes from this library's own code, which alone speaks for this library. */
  readonly trusted: boolean;
  /** The path of the component or environment. */
  readonly component: string;
}

/** Whether a construct lies below another one. */
export function liesBelow(construct: IConstruct, ancestor: IConstruct): boolean {
  for (let at = construct.node.scope; at; at = at.node.scope) {
    if (at === ancestor) return true;
  }
  return false;
}

/** Whether a construct stands for a resource: it is the resource, or an L2 whose main resource it is. */
export function standsFor(construct: IConstruct, resource: CfnResource): boolean {
  return resource === construct || resource === construct.node.defaultChild;
}

/** Whether a proposal is about a resource. */
export function isAbout(proposal: Proposal, resource: CfnResource): boolean {
  return proposal.resource === resource || liesBelow(resource, proposal.resource);
}

/** The names of the rule that a proposal is about: its own, and those in other packs. */
export function rulesOf({ rule, sameAs = [] }: Proposal): string[] {
  return [rule, ...sameAs];
}

/** The exception that a proposal is, where it counts. */
export function proposedException({ component, rule, resource, reason }: Proposal): Exception {
  return { id: `${component}: ${rule} on ${resource.node.path}`, origin: 'proposal', component, reason };
}
