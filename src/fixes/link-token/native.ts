import type { LinkLaunch } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import { itemsOf, readBrackets } from '../../syntax/brackets.ts';
import type { Span } from '../../syntax/source.ts';
import type { TextEdit } from '../fix.ts';
import { type Code, codeAt, codeText } from '../shared/code.ts';
import { carried } from './carried.ts';

/** What the libraries for apps call the options that take a link token, by what their options with a public key are called. */
interface NativeForm {
  readonly via: RegExp;
  readonly languages: RegExp;
  /** `arguments`: `Name(a: x)`; `block`: `name { a = x }`; `chain`: `Builder().a(x)`. */
  readonly written: 'arguments' | 'block' | 'chain';
  /** What takes the place of the name, where it has another. */
  readonly rename?: readonly [string, string];
  readonly key: RegExp;
  readonly token: string;
}

const jvm = /^(?:java|kotlin)$/;
const renamed = ['LinkPublicKeyConfiguration', 'LinkTokenConfiguration'] as const;

/** `sdk-shapes.md` 6.2 to 6.5 and 7; plaid_flutter's own README for its generations. */
const forms: readonly NativeForm[] = [
  {
    via: /^LinkPublicKeyConfiguration$/,
    languages: /^swift$/,
    written: 'arguments',
    rename: renamed,
    key: /^token\s*:\s*\.publicKey\b/,
    token: 'token: linkToken',
  },
  {
    via: /^PLKConfiguration$/,
    languages: /^swift$/,
    written: 'arguments',
    key: /^key\s*:/,
    token: 'linkToken: linkToken',
  },
  {
    via: /^linkPublicKeyConfiguration$/,
    languages: jvm,
    written: 'block',
    rename: ['linkPublicKeyConfiguration', 'linkTokenConfiguration'],
    key: /^publicKey\s*=/,
    token: 'token = linkToken',
  },
  {
    via: /^linkConfiguration$/,
    languages: jvm,
    written: 'block',
    key: /^publicKey\s*=/,
    token: 'token = linkToken',
  },
  {
    via: /^Link(?:PublicKey)?Configuration\.Builder$/,
    languages: jvm,
    written: 'chain',
    rename: renamed,
    key: /^publicKey$/,
    token: 'token(linkToken)',
  },
  {
    via: /^Link(?:PublicKey)?Configuration$/,
    languages: /^kotlin$/,
    written: 'arguments',
    rename: renamed,
    key: /^publicKey\s*=/,
    token: 'token = linkToken',
  },
  {
    via: /^LegacyLinkConfiguration$/,
    languages: /^dart$/,
    written: 'arguments',
    rename: ['LegacyLinkConfiguration', 'LinkTokenConfiguration'],
    key: /^publicKey\s*:/,
    token: 'token: linkToken',
  },
  {
    via: /^LinkConfiguration$/,
    languages: /^dart$/,
    written: 'arguments',
    key: /^publicKey\s*:/,
    token: 'linkToken: linkToken',
  },
];

/**
 * The edits that launch one of the libraries for apps with a link token; null where its generation takes none, or
 * where an option is not known to be the token's.
 */
export function nativeTokenEdits(recognition: Recognition, launch: LinkLaunch): TextEdit[] | null {
  const code = codeAt(recognition, launch.span.start);
  const { id } = code.language;
  if (id === 'objective-c') return messageEdits(code, launch);
  const form = forms.find(({ via, languages }) => via.test(launch.via) && languages.test(id));
  if (!form || !launch.optionsSpan) return null;
  const options =
    form.written === 'chain'
      ? chainEdits(code, launch.optionsSpan, form)
      : entryEdits(code, launch.optionsSpan, form);
  if (!options) return null;
  const isOnly = recognition.launches.filter(({ via }) => via === launch.via).length === 1;
  return [...renames(code, launch.span, form, isOnly), ...options].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** The type's name, in the import and the declaration too when nothing else of the file needs the old one. */
function renames(code: Code, head: Span, { rename }: NativeForm, isOnly: boolean): TextEdit[] {
  if (!rename) return [];
  const [from, to] = rename;
  const text = codeText(code);
  const out: TextEdit[] = [];
  for (const match of text.matchAll(new RegExp(`(?<![\\w$])${from}(?![\\w$])`, 'g'))) {
    const start = code.span.start + match.index;
    if (!isOnly && start !== head.start) continue;
    out.push({ span: { start, end: start + from.length }, newText: to });
  }
  return out;
}

/** Arguments in parentheses or statements in braces: the token for the key, and what the token does not carry. */
function entryEdits(
  { text, language }: Code,
  span: Span,
  { key, token, written }: NativeForm,
): TextEdit[] | null {
  const slice = text.slice(span.start, span.end);
  const brackets = readBrackets(slice, language);
  const group = brackets.groups[0];
  if (!group || group.span.end !== slice.length) return null;
  const items =
    written === 'block'
      ? statements(slice)
      : itemsOf(slice, group, brackets).map(({ start, end }) => slice.slice(start, end));
  if (!items?.some((item) => key.test(item))) return null;
  const kept: string[] = [];
  for (const item of items) {
    if (key.test(item)) {
      kept.push(token);
      continue;
    }
    const name = /^(\w+)\s*[:=](?!=)/.exec(item)?.[1];
    if (name === undefined) return null;
    if (!carried.has(name)) kept.push(item);
  }
  const isLines = /^[({][ \t]*\r?\n/.test(slice);
  const lead = isLines ? (/^[({][ \t]*(\r?\n[ \t]*)/.exec(slice)?.[1] ?? ' ') : ' ';
  const tail = isLines ? (/(\r?\n[ \t]*)[)}]$/.exec(slice)?.[1] ?? '') : written === 'block' ? ' ' : '';
  const hasComma = written !== 'block' && /,\s*[)}]$/.test(slice);
  const separator = written === 'block' ? (isLines ? lead : '; ') : isLines ? `,${lead}` : ', ';
  const first = isLines || written === 'block' ? lead : '';
  const body = `${slice[0]}${first}${kept.join(separator)}${hasComma ? ',' : ''}${tail}${slice.at(-1)}`;
  return [{ span, newText: body }];
}

/** The statements of a block, one on a line, each up to the line on which its brackets are closed. */
function statements(block: string): string[] | null {
  const out: string[] = [];
  let open = '';
  for (const line of block.slice(1, -1).split(/\r?\n|;/)) {
    const whole = open === '' ? line : `${open}\n${line}`;
    if (/\/\/|\/\*|["'].*[()[\]{}].*["']/.test(line)) return null;
    const depth = (whole.match(/[([{]/g)?.length ?? 0) - (whole.match(/[)\]}]/g)?.length ?? 0);
    open = depth > 0 ? whole : '';
    if (depth <= 0 && whole.trim() !== '') out.push(whole.trim());
  }
  return open === '' ? out : null;
}

/** `.publicKey(k)` becomes the token; steps whose value the token carries go. */
function chainEdits({ text, language }: Code, span: Span, { key, token }: NativeForm): TextEdit[] | null {
  const slice = text.slice(span.start, span.end);
  const { groups } = readBrackets(slice, language);
  const edits: TextEdit[] = [];
  let at = groups[0]?.span.end ?? slice.length;
  let hasKey = false;
  while (at < slice.length) {
    const step = /^\s*\.\s*(\w+)\s*\(/.exec(slice.slice(at, at + 300));
    const name = step?.[1];
    if (!step || name === undefined) break;
    const open = at + step[0].length - 1;
    const end = groups.find(({ span: each }) => each.start === open)?.span.end;
    if (end === undefined) return null;
    const start = at + step[0].indexOf('.') + 1;
    if (key.test(name)) {
      hasKey = true;
      edits.push({ span: { start: span.start + start, end: span.start + end }, newText: token });
    } else if (carried.has(name)) {
      edits.push({ span: { start: span.start + at, end: span.start + end }, newText: '' });
    }
    at = end;
  }
  // `Builder("Harbor", products)` is older than link tokens.
  return hasKey && /^\(\s*\)/.test(slice) ? edits : null;
}

/** Objective-C: `[[PLKConfiguration alloc] initWithKey:k env:e product:p]`. */
function messageEdits({ text, language }: Code, { span }: LinkLaunch): TextEdit[] | null {
  const head = /initWithKey:$/.exec(text.slice(span.start, span.end));
  if (!head) return null;
  const start = span.start + head.index;
  const slice = text.slice(start, start + 2000);
  const { groups } = readBrackets(`[${slice}`, language);
  const end = (groups[0]?.span.end ?? 0) - 2;
  const labels = [...slice.slice(0, Math.max(0, end)).matchAll(/(?:^|\s)(\w+):/g)].map(
    (match) => match[1] as string,
  );
  const isKnown = labels.every((label) => label === 'initWithKey' || carried.has(label));
  if (end <= 0 || slice[end] !== ']' || !isKnown) return null;
  return [{ span: { start, end: start + end }, newText: 'initWithLinkToken:linkToken' }];
}
