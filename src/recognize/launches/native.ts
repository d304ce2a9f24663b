import type { Span } from '../../syntax/source.ts';
import type { LinkLaunch } from '../model.ts';
import { inComment, type TextDocument } from '../text.ts';
import { bracketEnd } from './loose.ts';
import { forms, token, wholeForms } from './native-forms.ts';

type Mode = LinkLaunch['mode'];

const maxPlaces = 200;
const declares =
  /\b(?:class|struct|interface|fun|func|enum|object|extension|typedef|protocol|override|void|factory)\s+(?:[\w.<>]+\s*\.\s*)?$/;

/** Launches of the libraries for iOS, Android and Flutter, by name; comments and declarations are left out. */
export function nativeLaunches(input: TextDocument): LinkLaunch[] {
  const { text, language } = input;
  const out: LinkLaunch[] = [];
  let count = 0;
  const isCode = (offset: number): boolean =>
    !inComment(input, offset) && !declares.test(text.slice(Math.max(0, offset - 80), offset));
  for (const form of forms) {
    if (!form.languages.test(language.id)) continue;
    for (const match of text.matchAll(form.pattern)) {
      if (++count > maxPlaces) return out;
      if (!isCode(match.index)) continue;
      const open = match.index + match[0].length - 1;
      let end = bracketEnd(text, open);
      if (form.chain) end = chainEnd(text, end);
      const options = { start: open, end };
      const inside = text.slice(open, end);
      const found = form.modes.find(([, pattern]) => pattern.test(inside));
      if (!found) continue;
      const via = match[0].replace(/[\s({]/g, '');
      out.push(
        construct(found[0], via, { start: match.index, end }, carrier(text, found[0], options), options),
      );
    }
  }
  for (const { mode, languages, pattern, via, beside } of wholeForms) {
    if (!languages.test(language.id) || (beside && !beside.test(text))) continue;
    for (const match of text.matchAll(pattern)) {
      if (++count > maxPlaces) return out;
      const span = { start: match.index, end: match.index + match[0].length };
      if (!inComment(input, match.index)) out.push(construct(mode, via, span, span));
    }
  }
  return out;
}

function construct(
  mode: Mode,
  via: string,
  span: Span,
  keySpan: Span | null,
  optionsSpan?: Span,
): LinkLaunch {
  return {
    kind: 'link-launch',
    span,
    mode,
    via,
    ...(keySpan ? { keySpan } : {}),
    ...(optionsSpan ? { optionsSpan } : {}),
  };
}

/** The word that carries the key or the token. */
function carrier(text: string, mode: Mode, { start, end }: Span): Span | null {
  const word = mode === 'public_key' ? /\b(?:plaid)?[pP]ublicKey\b|\bkey(?=\s*:)/ : token;
  const found = word.exec(text.slice(start, end));
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : null;
}

/** The end of `(…).a(…).apply { … }`, from the end of its first list of arguments. */
function chainEnd(text: string, from: number): number {
  let end = from;
  for (let i = 0; i < 40; i++) {
    const next = /^\s*\.\s*\w+\s*[({]/.exec(text.slice(end, end + 300));
    if (!next) break;
    end = bracketEnd(text, end + next[0].length - 1);
  }
  return end;
}
