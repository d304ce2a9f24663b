import type { Brackets } from '../syntax/brackets.ts';
import type { Language } from '../syntax/language.ts';
import type { SourceText, Span } from '../syntax/source.ts';
import { type Comment, commentReader } from './comments.ts';
import type { TreeDocument } from './tree.ts';

/** One rule, or all, that a comment turns off for some lines. A comment that names three rules gives three. */
export interface Suppression {
  readonly kind: 'suppression';
  /** `next-line` and `line` silence one line; `range` silences from the comment to its `enable`, or to the end. */
  readonly form: 'next-line' | 'line' | 'range';
  /** Null: every rule. */
  readonly rule: string | null;
  /** The words `link-doctor-…` with the names behind them. */
  readonly span: Span;
  /** The name of the rule; the words when all rules are meant. */
  readonly ruleSpan: Span;
  /** All names of the comment; none when all rules are meant. */
  readonly names: readonly Span[];
  /** What is silenced: findings that start here, both ends included. */
  readonly scope: Span;
  /** What may be deleted to be rid of the comment, or null when the comment says other things too. */
  readonly removal: Span | null;
  /** Parts of the scope where `link-doctor-enable RULE` turned single rules on again. */
  readonly enabled?: readonly { readonly rule: string; readonly scope: Span }[];
}

interface Directive {
  readonly word: 'disable-next-line' | 'disable-line' | 'disable' | 'enable';
  readonly span: Span;
  readonly names: readonly { readonly name: string; readonly span: Span }[];
  readonly comment: Comment;
}

const PREFIX = 'link-doctor-';
const WORD = /link-doctor-(disable-next-line|disable-line|disable|enable)(?![\w-])/g;
/** Before the words stand only marks of comments, or a second comment begins (`# type: ignore # link-doctor-…`). */
const ONLY_MARKS = /^[\s/*#!<;{%@-]*$/;
const SECOND_COMMENT = /\s(?:\/\/|#|\/\*|<!--)[ \t]{0,20}$/;
/** More than this in one document is no work of a person. */
const maxDirectives = 5000;

/**
 * The suppression comments of a document, in document order. `document` is the parsed tree for languages that have a
 * grammar; without it a language read by a tree has no comments that can be told from text.
 */
export function recognizeSuppressions(
  source: SourceText,
  language: Language,
  document: TreeDocument | null,
  brackets?: Brackets,
): Suppression[] {
  if (!source.text.includes(PREFIX)) return [];
  const commentAt = commentReader(source, language, document, brackets);
  return commentAt ? scopes(source, directives(source, commentAt)) : [];
}

function* directives(source: SourceText, commentAt: (offset: number) => Comment | null): Iterable<Directive> {
  let count = 0;
  for (const match of source.text.matchAll(WORD)) {
    if (++count > maxDirectives) return;
    const comment = commentAt(match.index);
    if (!comment) continue;
    const line = source.lineSpan(source.positionAt(match.index).line);
    const before = source.text.slice(
      Math.max(line.start, comment.span.start, match.index - 300),
      match.index,
    );
    if (!ONLY_MARKS.test(before) && !SECOND_COMMENT.test(before)) continue;
    const from = match.index + match[0].length;
    const names = namesIn(source.text, from, Math.min(line.end, comment.span.end));
    const end = names.at(-1)?.span.end ?? from;
    const word = match[1] as Directive['word'];
    yield { word, span: { start: match.index, end }, names, comment };
  }
}

/** `RULE[, RULE]`, behind white space or a colon; two dashes begin a reason. */
function namesIn(text: string, from: number, end: number): Directive['names'] {
  const names: { name: string; span: Span }[] = [];
  const rest = text.slice(from, Math.min(end, from + 2000));
  const one = /[ \t]*[:,]?[ \t]*([A-Za-z][\w-]*)/y;
  for (let match = one.exec(rest); match; match = one.exec(rest)) {
    const name = (match[1] as string).replace(/-+$/, '');
    const start = from + match.index + match[0].length - (match[1] as string).length;
    names.push({ name, span: { start, end: start + name.length } });
    if (!/^[ \t]*,/.test(rest.slice(one.lastIndex, one.lastIndex + 100))) break;
  }
  return names;
}

/** Turns the directives into what each silences. */
function scopes(source: SourceText, found: Iterable<Directive>): Suppression[] {
  const all = [...found];
  const result: Suppression[] = [];
  const open: { at: number; rule: string | null; enabled: { rule: string; from: number }[] }[] = [];
  const linesOfComments = new Set(
    all.filter(isLineOfItsOwn(source)).map((each) => lineOf(source, each.span)),
  );
  for (const each of all) {
    if (each.word === 'enable') {
      enable(source, each, open, result);
      continue;
    }
    const form = each.word === 'disable' ? 'range' : each.word === 'disable-line' ? 'line' : 'next-line';
    const scope =
      form === 'range' ? { start: each.span.start, end: source.text.length } : scopeOf(form, each);
    const removal = removalOf(source, each);
    const names = each.names.map(({ span }) => span);
    const rules = each.names.length > 0 ? each.names : [{ name: null, span: each.span }];
    for (const { name, span } of rules) {
      if (form === 'range') open.push({ at: result.length, rule: name, enabled: [] });
      result.push({
        kind: 'suppression',
        form,
        rule: name,
        span: each.span,
        ruleSpan: span,
        names,
        scope,
        removal,
      });
    }
  }
  for (const each of open) close(result, each, source.text.length);
  return result;

  function scopeOf(form: 'line' | 'next-line', { span, comment }: Directive): Span {
    if (form === 'line') return source.lineSpan(lineOf(source, span));
    let line = source.positionAt(comment.span.end).line + 1;
    // Comments may be stacked: all of them mean the first line of code below.
    while (linesOfComments.has(line)) line++;
    return line < source.lineCount
      ? source.lineSpan(line)
      : { start: source.text.length, end: source.text.length };
  }
}

type Open = { at: number; rule: string | null; enabled: { rule: string; from: number }[] };

function enable(source: SourceText, { names, span }: Directive, open: Open[], result: Suppression[]): void {
  const at = source.lineSpan(lineOf(source, span)).start;
  const named = new Set(names.map(({ name }) => name));
  for (let i = open.length - 1; i >= 0; i--) {
    const each = open[i] as Open;
    if (named.size === 0 || (each.rule !== null && named.has(each.rule))) {
      close(result, each, at);
      open.splice(i, 1);
    } else if (each.rule === null) {
      for (const name of named) each.enabled.push({ rule: name, from: at });
    }
  }
}

function close(result: Suppression[], { at, enabled }: Open, end: number): void {
  const suppression = result[at] as Suppression;
  result[at] = {
    ...suppression,
    scope: { start: suppression.scope.start, end },
    ...(enabled.length > 0 && {
      enabled: enabled.map(({ rule, from }) => ({ rule, scope: { start: from, end } })),
    }),
  };
}

function lineOf(source: SourceText, span: Span): number {
  return source.positionAt(span.start).line;
}

function isLineOfItsOwn(source: SourceText): (directive: Directive) => boolean {
  return ({ comment: { outer } }) => {
    const line = source.lineSpan(source.positionAt(outer.start).line);
    return outer.end >= line.end && source.text.slice(line.start, outer.start).trim() === '';
  };
}

/** The comment, with the line it has for itself or with the space before it. */
function removalOf(source: SourceText, { span, comment }: Directive): Span | null {
  const { text } = source;
  const inside = text.slice(comment.span.start, span.start) + text.slice(span.end, comment.span.end);
  if (
    comment.span.end - comment.span.start > 2000 ||
    /[\r\n]/.test(inside) ||
    !ONLY_MARKS.test(text.slice(comment.span.start, span.start))
  ) {
    return null;
  }
  const { outer } = comment;
  const line = source.lineSpan(source.positionAt(outer.start).line);
  const before = text.slice(line.start, outer.start);
  const behind = text.slice(outer.end, line.end);
  if (before.trim() === '' && behind.trim() === '') {
    const next = source.positionAt(outer.start).line + 1;
    return { start: line.start, end: next < source.lineCount ? source.lineSpan(next).start : text.length };
  }
  return { start: outer.start - (before.length - before.trimEnd().length), end: outer.end };
}
