import { jsonObjects } from '../../syntax/json.ts';
import type { Span } from '../../syntax/source.ts';
import type { Field, LinkTokenRequest, Value } from '../model.ts';
import { tellRequest } from './fields.ts';

/** Where a command starts that sends a request: behind nothing, a prompt, or what joins commands. */
const commands =
  /(?:^|[;&|(]|\$\s)[ \t]{0,20}(?:\w{1,40}=\S{0,100}[ \t]+)?(https?|httpie|xhs?|curl|curlie)[ \t]+(?=[^\n])/gm;
const maxCommand = 20_000;
const maxCommands = 200;

/**
 * Requests to `/link/token/create` whose fields are words of a command: `client_name=Harbor products:='["auth"]'` of
 * HTTPie and xh, `--data-urlencode 'client_name=Harbor'` of curl.
 */
export function recognizeShellFields(text: string): LinkTokenRequest[] {
  if (!/link\/token\/create/.test(text) || !/\bclient_name=/.test(text)) return [];
  const out: LinkTokenRequest[] = [];
  let count = 0;
  for (const match of text.matchAll(commands)) {
    if (++count > maxCommands) break;
    const name = match[1] as string;
    const start = match.index + match[0].lastIndexOf(name);
    if (isCommented(text, start)) continue;
    const words = wordsFrom(text, start);
    if (!words.some(({ value }) => /link\/token\/create\/?(?:[?#]|$)/.test(value))) continue;
    const request = requestOf(text, words, /^curl/.test(name));
    if (request) out.push(request);
  }
  return out;
}

function isCommented(text: string, offset: number): boolean {
  return /^\s*#/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}

interface Word {
  /** Without quotes and escapes; what the shell fills in is `\0`. */
  readonly value: string;
  readonly span: Span;
}

/** The words of the command that starts at an offset, up to the end of its last line or what ends it. */
function wordsFrom(text: string, start: number): Word[] {
  const words: Word[] = [];
  const end = Math.min(text.length, start + maxCommand);
  let value = '';
  let from = -1;
  let quote = '';
  const finish = (at: number): void => {
    if (from >= 0) words.push({ value, span: { start: from, end: at } });
    value = '';
    from = -1;
  };
  for (let at = start; at < end; at++) {
    const c = text[at] as string;
    if (quote === '' && (c === '\n' || c === ';' || c === '|' || c === '&' || c === '<' || c === '>')) {
      finish(at);
      return words;
    }
    if (quote === '' && /\s/.test(c)) {
      finish(at);
      continue;
    }
    if (c === '\\' && quote !== "'") {
      const isBreak = text[at + 1] === '\n' || text.startsWith('\r\n', at + 1);
      if (isBreak) finish(at);
      else {
        if (from < 0) from = at;
        value += text[at + 1] ?? '';
      }
      at += text.startsWith('\r\n', at + 1) ? 2 : 1;
      continue;
    }
    if (from < 0) from = at;
    if (c === quote) quote = '';
    else if (quote === '' && (c === '"' || c === "'")) quote = c;
    else if (c === '$' && quote !== "'") {
      const filled = /^\$(?:\{[^}\n]{0,200}\}|\([^)\n]{0,200}\)|\w{1,100})/.exec(text.slice(at, at + 220));
      value += filled ? '\0' : c;
      at += (filled?.[0].length ?? 1) - 1;
    } else value += c;
  }
  finish(end);
  return words;
}

const item = /^([A-Za-z_]\w{0,60})((?:\[\w{0,60}\]){0,4})(:=@?|==|=@?)([\s\S]*)$/;

function requestOf(text: string, words: readonly Word[], isCurl: boolean): LinkTokenRequest | null {
  const fields = new Map<string, Field>();
  let isOpen = false;
  let last = (words[0] as Word).span;
  for (const [index, { value, span }] of words.entries()) {
    if (
      isCurl &&
      !/^(?:-d|-F|--data(?:-\w+)?|--form(?:-string)?|--json)$/.test(words[index - 1]?.value ?? '')
    ) {
      // `-dclient_name=x` and `--data=client_name=x` are hardly written; a file of fields leaves the request open.
      continue;
    }
    if (/^@/.test(value)) isOpen = true;
    const [, name, inner, sign, written] = item.exec(value) ?? [];
    if (name === undefined || sign === '==') continue;
    const path = [name, ...(inner ?? '').split(/[[\]]+/).filter(Boolean)].join('.');
    const keyStart = span.start + (/["']/.test(text[span.start] as string) ? 1 : 0);
    const valueSpan = valueIn(text, span, name + (inner ?? '') + (sign as string));
    last = span;
    const given = valueOfField(written ?? '', valueSpan, sign as string);
    fields.set(path, {
      path,
      state: given.kind === 'null' ? 'absent' : 'present',
      sites: [
        {
          span,
          keySpan: { start: keyStart, end: keyStart + name.length },
          value: given,
          conditional: false,
          writtenKey: name,
        },
      ],
    });
    for (const key of keysOf(sign === ':=' ? (written ?? '') : '')) {
      const field = { path: `${path}.${key}`, state: 'present' as const, sites: [] };
      if (!fields.has(field.path)) fields.set(field.path, field);
    }
  }
  const keys = new Set([...fields.keys()].map((path) => path.split('.', 1)[0] as string));
  if (!tellRequest([...keys])) return null;
  if (keys.has('user') && !fields.has('user')) {
    const user = [...fields.values()].find(({ path }) => path.startsWith('user.')) as Field;
    fields.set('user', {
      ...user,
      path: 'user',
      sites: user.sites.map((site) => ({ ...site, value: { span: site.span, kind: 'record' } })),
    });
  }
  const first = words[0] as Word;
  const lineEnd = text.indexOf('\n', first.span.start);
  return {
    kind: 'link-token-request',
    span: { start: first.span.start, end: (words.at(-1) as Word).span.end },
    site: {
      start: first.span.start,
      end: lineEnd < 0 ? text.length : text.slice(0, lineEnd).trimEnd().length,
    },
    anchor: 'http',
    endpoint: 'link',
    closed: !isOpen,
    openBecause: isOpen ? ['fields from a file'] : [],
    fields,
    keys: 'raw',
    insert: {
      form: 'words',
      span: { start: first.span.start, end: last.end },
      at: last.end,
      lastStart: last.start,
      empty: false,
      trailingComma: false,
    },
  };
}

/** The value as written, its own quotes included: `'https://x'` of `uri='https://x'`, `https://x` of `'uri=https://x'`. */
function valueIn(text: string, { start, end }: Span, head: string): Span {
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
  const from = text.startsWith(head, start + quote.length) ? start + quote.length + head.length : start;
  return { start: from, end: quote !== '' && text[end - 1] === quote ? end - 1 : end };
}

function valueOfField(written: string, span: Span, sign: string): Value {
  if (sign.endsWith('@') || written === '\0') return { span, kind: 'other' };
  if (sign !== ':=') {
    return { span, kind: written.includes('\0') ? 'template' : 'string', text: written };
  }
  const plain = written.trim();
  if (plain === 'null') return { span, kind: 'null' };
  if (/^\{/.test(plain)) return { span, kind: 'record' };
  if (!/^\[/.test(plain)) return { span, kind: 'other' };
  const items = [...plain.matchAll(/"([^"\\]{0,200})"/g)].map(
    (found): Value => ({
      span,
      kind: (found[1] as string).includes('\0') ? 'template' : 'string',
      text: found[1] as string,
    }),
  );
  return { span, kind: 'list', items, partial: /[\0{]/.test(plain) };
}

/** The keys of a body's own object, for fields inside fields. */
function keysOf(written: string): string[] {
  const nodes = /^\s*\{/.test(written) ? [...jsonObjects(written)] : [];
  return (nodes.at(-1)?.entries ?? []).map(({ key }) => key);
}
