import type { LinkLaunch } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { addressTokenEdits } from './link-token/address.ts';
import { carried } from './link-token/carried.ts';
import { nativeTokenEdits } from './link-token/native.ts';
import { isEcmaScript, languageAt } from './place.ts';

/** Replaces the public key of a launch by a link token and drops the options that the token carries. */
export function launchWithLinkToken(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { launch?: number } | undefined;
  const launch = recognition.launches.find((each) => each.span.start === data?.launch);
  if (!launch) return [];
  const edits = nativeTokenEdits(recognition, launch) ?? addressTokenEdits(recognition, launch);
  if (edits) return [{ title: byName, edits, preferred: true, changesBehavior: true }];
  return isScripted(recognition, launch) ? inScript(recognition, launch) : [];
}

const byName = 'Launch with a link token (linkToken)';

/** Options in JavaScript, also in a page that another language makes. Attributes of templates have other names. */
function isScripted(recognition: Recognition, { span, via, optionsSpan }: LinkLaunch): boolean {
  if (isEcmaScript(languageAt(recognition, span.start))) return true;
  const { text } = recognition.source;
  const host = languageAt(recognition, span.start);
  if (host.id !== 'php' && host.embeds !== 'markup') return false;
  if (via !== 'Plaid.create' || !optionsSpan) return false;
  // In a string of the other language quotes and braces are written in its way.
  const written = text.slice(optionsSpan.start, optionsSpan.end);
  return text[optionsSpan.start - 1] !== '{' && !/\\|^(?!\{)/.test(written);
}

function inScript(recognition: Recognition, launch: LinkLaunch): Fix[] {
  if (!launch.options || !launch.optionsSpan) return [];
  const key = [...launch.options].find(([name]) => /^(?:key|publicKey)$/.test(name));
  if (!key) return [];
  const [, keySpan] = key;
  const hasToken = launch.options.has('token');
  const edits: TextEdit[] = hasToken
    ? [removal(recognition, keySpan)]
    : [{ span: keySpan, newText: tokenText(recognition, launch, keySpan) }];
  for (const [name, span] of launch.options) {
    if (carried.has(name)) edits.push(removal(recognition, span));
  }
  edits.push(...holderEdits(recognition, keySpan.start, launch.optionsSpan.start));
  return [
    {
      title: hasToken ? 'Drop the public key, keep the link token' : byName,
      edits: apart(recognition.source.text, edits),
      preferred: true,
      changesBehavior: true,
    },
  ];
}

/** React Native's `publicKeyConfig` holds the key, `tokenConfig` the token. */
function holderEdits({ source }: Recognition, key: number, from: number): TextEdit[] {
  const before = source.text.slice(Math.max(from, key - 2000), key);
  const held = /(?<![\w$])publicKeyConfig(?=\s*(?:=\s*\{|:)\s*\{[^{}]*$)/.exec(before);
  if (!held) return [];
  const start = key - before.length + held.index;
  return [{ span: { start, end: start + held[0].length }, newText: 'tokenConfig' }];
}

function tokenText(recognition: Recognition, launch: LinkLaunch, keySpan: Span): string {
  const written = recognition.source.text.slice(keySpan.start, keySpan.end);
  return isAttribute(recognition, launch, written) ? 'token={linkToken}' : 'token: linkToken';
}

function isAttribute(recognition: Recognition, launch: LinkLaunch, written: string): boolean {
  // Options in an object that an attribute holds: `plaidLinkProps={{ key: … }}`.
  if (/^["']?[\w-]+["']?\s*:/.test(written)) return false;
  const opening = launch.optionsSpan ? recognition.source.text[launch.optionsSpan.start] : '';
  return opening === '<' || /^\w+\s*=/.test(written);
}

/** Takes an option away with its comma; with its line, when it stands there alone. */
function removal(recognition: Recognition, span: Span): TextEdit {
  const { text } = recognition.source;
  let end = span.end;
  const comma = /^\s*,/.exec(text.slice(end, end + 200));
  if (comma) end += comma[0].length;
  let start = span.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const opensLine = start === 0 || text[start - 1] === '\n';
  const rest = /^[ \t]*(\r?\n)/.exec(text.slice(end, end + 200));
  if (opensLine && rest) return { span: { start, end: end + rest[0].length }, newText: '' };
  if (opensLine)
    return {
      span: { start: span.start, end: end + (/^[ \t]+/.exec(text.slice(end, end + 50))?.[0].length ?? 0) },
      newText: '',
    };
  return { span: { start, end }, newText: '' };
}

/** In document order; options that are taken away side by side go as one, with the line they leave empty. */
function apart(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const out: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const last = out.at(-1);
    const { start, end } = edit.span;
    if (last?.newText === '' && edit.newText === '' && start <= last.span.end) {
      out[out.length - 1] = withLine(text, { start: last.span.start, end: Math.max(end, last.span.end) });
    } else if (last && start < last.span.end) {
      out.push({ ...edit, span: { start: last.span.end, end: Math.max(end, last.span.end) } });
    } else out.push(edit);
  }
  return out.map((edit) => withComma(text, edit));
}

/** What goes before a closing bracket on its line goes with the comma in front of it. */
function withComma(text: string, edit: TextEdit): TextEdit {
  const { start, end } = edit.span;
  if (edit.newText !== '' || text[start - 1] !== ',' || !/^[ \t]*[})]/.test(text.slice(end, end + 50)))
    return edit;
  return { ...edit, span: { start: start - 1, end } };
}

function withLine(text: string, span: Span): TextEdit {
  let start = span.start;
  while (start > 0 && /[ \t]/.test(text[start - 1] as string)) start--;
  const opensLine = start === 0 || text[start - 1] === '\n';
  const rest = /^[ \t]*\r?\n/.exec(text.slice(span.end, span.end + 200));
  const whole = opensLine && rest ? { start, end: span.end + rest[0].length } : span;
  return { span: whole, newText: '' };
}
