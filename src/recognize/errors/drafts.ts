import type { PayloadKey } from '../model.ts';
import type { Group } from './groups.ts';

/** A payload in the offsets of the text that was read. */
export interface Draft {
  start: number;
  end: number;
  type: string | null;
  code: string | null;
  codeStart: number;
  codeEnd: number;
  truncated: boolean;
  readonly fields: Map<PayloadKey, DraftField>;
  /** The group the payload fills or stands in. */
  readonly group: Group;
}

export interface DraftField {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface PayloadContext {
  readonly text: string;
  /** Source code rather than a document or log. */
  readonly code: boolean;
  /** Plaid is named near [start, end): in its record, or in the path. */
  plaidNear(start: number, end: number): boolean;
}
