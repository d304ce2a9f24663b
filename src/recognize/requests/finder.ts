import type { CallExpression, Expression } from '../../syntax/expression.ts';
import type { LinkTokenRequest } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { assemble, type Sending } from './assemble.ts';
import { anchorKeys, isOwnBody, likeness } from './fields.ts';
import { nothing } from './gather.ts';
import { resolve, type Variant } from './resolve.ts';

const plaidImport =
  /(?:from|require\(|import\()\s*['"](?:npm:)?plaid(?:@[^'"]*)?['"]|^[ \t]*(?:import|from)\s+plaid\b|\bPlaidApi\b|\bplaid\.com\b|github\.com\/plaid\/plaid-go|\bcom\.plaid\.|\bGoing\.Plaid\b|\bPlaid::|\bTomorrowIdeas\\Plaid\b/m;

/** No file written by hand has more. */
const maxAnchors = 400;

/** Collects the requests that the anchors of a document lead to, each literal once. */
export class Finder {
  readonly found: LinkTokenRequest[] = [];
  readonly document: TreeDocument;
  /** Starts of literals that are requests, or parts of one. */
  readonly taken = new Set<number>();
  /** The document names Plaid's library or host, so that a call of its client is just that. */
  readonly importsPlaid: boolean;
  #groups = 0;

  constructor(document: TreeDocument) {
    this.document = document;
    this.importsPlaid = plaidImport.test(document.text);
  }

  /** `least`: how far the keys must look like a request's; `anchors`: how many telling ones there must be. */
  add(body: Expression, sending: Sending, least: number, anchors = 0): boolean {
    const variants = resolve(this.document, body, sending.call).filter(
      // Only a name that is Plaid's alone tells Plaid's user_id from an app's own.
      (variant) => least === 1 || !isOwnBody(topKeys(variant)),
    );
    if (anchors > 0 && !variants.some((variant) => countAnchors(variant) >= anchors)) return false;
    const likely = variants.filter(
      (variant) => likeness(topKeys(variant)) >= least || variant.open.length > 0,
    );
    const best = Math.max(0, ...variants.map((variant) => likeness(topKeys(variant))));
    if (best < least && !(sending.anchor === 'client-call' && this.importsPlaid && likely.length > 0))
      return false;
    const group = likely.length > 1 ? ++this.#groups : undefined;
    let any = false;
    for (const variant of likely) {
      if (variant.contributions.length === 0 && likely.length > 1) continue;
      any = true;
      if (this.taken.has(variant.literal.startIndex)) continue;
      this.taken.add(variant.literal.startIndex);
      for (const part of variant.parts) this.taken.add(part.startIndex);
      this.found.push(assemble(this.document, variant, sending, group));
    }
    return any;
  }

  /** A call of Plaid's client with a request nobody can see: it is there, and open. */
  addUnresolved(call: CallExpression, sending: Sending): void {
    const [first] = call.args;
    if (!this.importsPlaid || first?.kind === 'function') return;
    if (!first && call.named.length === 0) return;
    // Go's call takes the context here and the request behind.
    if (this.document.language.id === 'go' && call.args.length === 1) return;
    if (this.taken.has(call.span.start)) return;
    this.taken.add(call.span.start);
    const open = ['request made elsewhere'];
    const variant = { ...nothing(), open, literal: call.node, end: call.span.end, variable: null };
    this.found.push(assemble(this.document, variant, sending, undefined));
  }

  *matches(pattern: RegExp): Generator<[number, string]> {
    let count = 0;
    for (const match of this.document.text.matchAll(pattern)) {
      if (++count > maxAnchors) return;
      yield [match.index, match[0]];
    }
  }
}

function countAnchors(variant: Variant): number {
  return [...topKeys(variant)].filter((key) => anchorKeys.has(key)).length;
}

function topKeys(variant: Variant): Set<string> {
  return new Set(variant.contributions.map((each) => each.path[0] as string));
}
