import type { CallExpression, Expression } from '../../syntax/expression.ts';
import type { LinkTokenRequest } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { assemble, type Sending } from './assemble.ts';
import { anchorKeys, isOwnBody, likeness } from './fields.ts';
import { type Contribution, nothing } from './gather.ts';
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
  /** By the start of their literal, the forms of requests that were found, and where they are. */
  readonly #forms = new Map<
    number,
    { readonly variant: Variant; readonly sending: Sending; readonly at: number }
  >();

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
      const start = variant.literal.startIndex;
      if (this.taken.has(start)) {
        this.#addForm(start, variant, sending);
        continue;
      }
      this.taken.add(start);
      for (const part of variant.parts) this.taken.add(part.startIndex);
      this.#forms.set(start, { variant, sending, at: this.found.length });
      this.found.push(assemble(this.document, variant, sending, group));
    }
    return any;
  }

  /** One literal that is completed and sent in several places: what only some of them add may be missing. */
  #addForm(start: number, variant: Variant, sending: Sending): void {
    const known = this.#forms.get(start);
    if (!known || known.sending.call?.id === sending.call?.id || sending.call === null) return;
    const group = this.found[known.at]?.group;
    const both =
      known.sending.call === null && includes(variant, known.variant)
        ? { variant, sending }
        : { variant: common(known.variant, variant), sending: known.sending };
    this.#forms.set(start, { ...both, at: known.at });
    this.found[known.at] = assemble(this.document, both.variant, both.sending, group);
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

/** Whether a form has everything that another has. */
function includes(form: Variant, other: Variant): boolean {
  const starts = new Set(form.contributions.map((each) => each.span.start));
  return other.contributions.every((each) => starts.has(each.span.start));
}

/** Two forms of one request as one: fields that only one of them sets are there on some paths. */
function common(a: Variant, b: Variant): Variant {
  const inA = new Set(a.contributions.map((each) => each.span.start));
  const inB = new Set(b.contributions.map((each) => each.span.start));
  // What stands below a field that both set is there as often as the field.
  const tops = new Set(
    a.contributions.filter((each) => inB.has(each.span.start)).map((each) => each.path[0]),
  );
  const soften = (each: Contribution): Contribution =>
    each.path.length > 1 && tops.has(each.path[0]) ? each : { ...each, conditional: true };
  const contributions = [
    ...a.contributions.map((each) => (inB.has(each.span.start) ? each : soften(each))),
    ...b.contributions.filter((each) => !inA.has(each.span.start)).map(soften),
  ];
  return { ...a, contributions, open: [...new Set([...a.open, ...b.open])] };
}

function topKeys(variant: Variant): Set<string> {
  return new Set(variant.contributions.map((each) => each.path[0] as string));
}
