import { type Expression, pathOf } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { Span } from '../../syntax/source.ts';
import type { Imported } from '../imports.ts';
import { plainName } from '../launches/options.ts';
import type { EnvironmentUse } from '../model.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { isPlaidLibrary } from './libraries.ts';
import { stringNode } from './place.ts';
import { environmentOption } from './words.ts';

/** An expression whose value is the name of an environment. */
export interface Picked {
  readonly expression: Expression;
  readonly form: EnvironmentUse['form'];
}

const clientCall = /\b(?:[Pp]laid\.)?(?:Plaid|Client)\w*\s*\(/g;
const configuration =
  /\b[Pp](?:laid|LAID)(?:_?(?:[Cc]onfig|CONFIG|[Oo]ptions|[Ss]ettings|SETTINGS))?['"]?\s{0,20}(?:=>|[:=])\s{0,20}[{[]/g;
/** `#{env}.plaid.com`, `${env}.plaid.com`, `$env.plaid.com`, `{env}.plaid.com`. */
const templated = /(?:[#$]?\{\$?|\$)([A-Za-z_]\w{0,40})\}?\.plaid\.com(?![\w.-]*\w)/g;
const placeholder = /\$\{(?:[\w.-]{0,60}\.)?plaid[\w.-]{0,40}env(?:ironment)?:\s{0,5}(\w{1,20})\}/gi;
const maxPlaces = 400;

/** What picks an environment by an option of a client, an entry of a configuration or a name in an address. */
export function* pickedByOption(
  document: TreeDocument,
  imports: ReadonlyMap<string, Imported>,
): Generator<Picked> {
  yield* clients(document, imports);
  yield* configurations(document);
  yield* addresses(document);
}

/** `new plaid.Client({ env: 'development' })`, `plaid.Client(environment='development')`. */
function* clients(document: TreeDocument, imports: ReadonlyMap<string, Imported>): Generator<Picked> {
  for (const match of matches(document, clientCall)) {
    const node = nodeAt(document, match.index, match.index + match[0].length);
    const near = node ? [node, ...document.scopes.nearest(node, 3)] : [];
    const found = near.find((each) => shapeOf(document, each)?.as === 'call');
    const call = found ? lower(document, found) : null;
    if (call?.kind !== 'call') continue;
    const path = pathOf(call.callee) ?? '';
    const root = path.split('.')[0] as string;
    const isPlaid = /plaid/i.test(path) || isPlaidLibrary(imports.get(root)?.module);
    if (!isPlaid || !/(?:Client|Configuration|Plaid)\w*$/.test(path)) continue;
    const records = call.args.flatMap((arg) => (arg.kind === 'record' ? [arg.entries] : []));
    for (const entry of [call.named, ...records].flat()) {
      if (entry.kind !== 'pair' || !environmentOption.test(plainName(entry.key))) continue;
      yield { expression: entry.value, form: 'member' };
    }
  }
}

/** `plaid: { env: 'development' }`, `'plaid' => ['env' => 'development']` in a configuration. */
function* configurations(document: TreeDocument): Generator<Picked> {
  for (const match of matches(document, configuration)) {
    const open = match.index + match[0].length - 1;
    const node = nodeAt(document, open, open + 1);
    const found = node && shapeOf(document, node)?.as !== 'record' ? node.parent : node;
    const record = found ? lower(document, found) : null;
    if (record?.kind !== 'record' || record.span.start !== open) continue;
    for (const entry of record.entries) {
      if (entry.kind !== 'pair' || !environmentOption.test(plainName(entry.key))) continue;
      // The mode of the program decides: not a choice of Plaid's environment that is written here.
      const text = document.text.slice(entry.span.start, entry.span.end);
      if (!/NODE_ENV|APP_ENV|RAILS_ENV/.test(text)) yield { expression: entry.value, form: 'variable' };
    }
  }
}

/** The name that an address begins with. */
function* addresses(document: TreeDocument): Generator<Picked> {
  for (const match of matches(document, templated)) {
    const at = match.index + match[0].indexOf(match[1] as string);
    // PHP's sign belongs to the name.
    const start = document.language.id === 'php' && document.text[at - 1] === '$' ? at - 1 : at;
    const node = nodeAt(document, start, at + (match[1] as string).length);
    const expression = node ? lower(document, node) : null;
    if (expression?.kind === 'name') yield { expression, form: 'host' };
  }
}

/** Spring's `@Value("${plaid.env:development}")`: what stands behind the colon is taken when nothing is set. */
export function* placeholderDefaults(document: TreeDocument): Generator<{ span: Span; word: string }> {
  if (!/^(?:java|kotlin|groovy|scala)$/.test(document.language.id)) return;
  for (const match of matches(document, placeholder)) {
    const word = match[1] as string;
    const end = match.index + match[0].length - 1;
    const span = { start: end - word.length, end };
    if (stringNode(document, span.start, span.end)) yield { span, word };
  }
}

function* matches(document: TreeDocument, pattern: RegExp): Generator<RegExpExecArray> {
  let count = 0;
  for (const match of document.text.matchAll(pattern)) {
    if (++count > maxPlaces) return;
    yield match;
  }
}
