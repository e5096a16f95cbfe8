import { Connection } from '../../core/connection/connection';

/** The worst that was found about something, in the words of every report. */
export type PictureState = 'blocking' | 'advisory' | 'baselined' | 'excepted' | 'fine';

/** A frame around others: the network, a stack, or what of a stack lies in the network. */
export interface PictureBox {
  /** Unique in the picture, as those of nodes and edges. */
  readonly id: string;
  /** What it is the frame of. */
  readonly kind: 'network' | 'stack';
  /** The construct path of the stack, or what the network is called. */
  readonly name: string;
  /** The box around it; nothing for the outermost. */
  readonly parent?: string;
}

/** A component, a part of the core, all that a stack has outside of them, or the end of a connection that lies elsewhere. */
export interface PictureNode {
  /** Unique in the picture. */
  readonly id: string;
  /** Which of the four it is. */
  readonly kind: 'component' | 'part' | 'outside' | 'elsewhere';
  /** What is written on it. */
  readonly name: string;
  /** The construct path; of the stack for what lies outside of components. */
  readonly path: string;
  /** The box that it stands in; nothing for what has no stack here. */
  readonly box?: string;
  /** The type of a component, without its library. */
  readonly type?: string;
  /** The version of its library. */
  readonly version?: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** How many resources it has. */
  readonly resources: number;
  /** The worst that was found there. */
  readonly state: PictureState;
  /** How many findings there are of each kind, without those that there are none of; the most pressing first. */
  readonly findings: Readonly<Partial<Record<PictureState, number>>>;
  /** Where the report says more: the one finding, the findings of many, or the entry of the inventory. */
  readonly link?: string;
}

/** A connection between two nodes. */
export interface PictureEdge extends Pick<Connection, 'variables' | 'network' | 'port' | 'protocol' | 'isPrivate'> {
  /** Unique in the picture. */
  readonly id: string;
  /** The id of the node that connects. */
  readonly from: string;
  /** The id of the node that it uses. */
  readonly to: string;
}

/** An environment as a graph without positions, which the browser lays out. */
export interface Picture {
  /** The construct path of the environment; nothing for stacks of nobody. */
  readonly path?: string;
  /** The name of the environment. */
  readonly name: string;
  /** The worst that was found in it. */
  readonly state: PictureState;
  /** The frames. */
  readonly boxes: readonly PictureBox[];
  /** What stands in them. */
  readonly nodes: readonly PictureNode[];
  /** What is connected to what. */
  readonly edges: readonly PictureEdge[];
}
