import type { LinkTokenRequest } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { findAddresses } from './addresses.ts';
import { findClientCalls } from './client-calls.ts';
import { Finder } from './finder.ts';
import { findKeyed } from './keyed.ts';
import { findRequestTypes } from './request-types.ts';

/** Finds the link token requests of a parsed document (`rules.md` 0.1), in document order. */
export function recognizeRequests(document: TreeDocument): LinkTokenRequest[] {
  const finder = new Finder(document);
  // The surest anchors first: what they lead to is not looked at again.
  findClientCalls(finder);
  findAddresses(finder);
  findRequestTypes(finder);
  findKeyed(finder);
  return finder.found.sort((a, b) => a.span.start - b.span.start);
}
