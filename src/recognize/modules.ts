import type { TreeDocument } from './tree.ts';
import type { Reference } from './workspace/locate.ts';

export type { Reference } from './workspace/locate.ts';

/** Other files of the project, as its documents refer to them. */
export interface Modules {
  /**
   * The parsed files that may hold what a document refers to; empty when they are not of the project, or not read yet:
   * then they are by the next round.
   */
  open(from: TreeDocument, reference: Reference): readonly TreeDocument[];
}
