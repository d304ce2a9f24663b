import type { Group } from '../../syntax/brackets.ts';
import type { Span } from '../../syntax/source.ts';
import type { InsertPoint } from '../model.ts';

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** What stands between a variable and the literal it is given: a type, the sign, what makes the literal. */
const between =
  /^\s*(?::\s*[^=;\n]{1,80})?=\s*((?:<[\w<>, ?]{1,60}>\s*|(?:serde_json::)?json!\s*\(?\s*|const\s+|(?:Map|Json\.obj)(?=\()|\[?@|%)?)$/;
/** What a statement that makes a variable starts with. */
const declares =
  /^[ \t]*(?:(?:final|const|var|let|late|mut|static)\s+|(?:Map|NSDictionary|NSMutableDictionary)(?:<[\w<>, ?*]{1,60}>)?\s*\*?\s*)*$/;
/** What stands before a brace that holds members: no statement can follow one. */
const holdsMembers =
  /\b(?:class|struct|enum|extension|protocol|actor|object|trait|impl|interface|mixin)\b[^;{}()]*$/;

/** The type, constructor, macro or sigil in front of a group, when no variable is given it. */
const madeBy = /(?:(?:[A-Za-z_][\w.]*(?:::\w+)*!?\s?(?:\(\s*)?)|[%@#][\w.]*)$/;

/** Where a fix can put a key of a request that was read by its brackets; undefined when the group is not closed. */
export function looseInsertPoint(
  text: string,
  group: Group,
  items: readonly Span[],
  variable: string | null,
): InsertPoint | undefined {
  const { start, end } = group.span;
  const last = items.at(-1);
  if (!last || text[end - 1] !== closers[group.open]) return undefined;
  const before = text.slice(Math.max(0, start - 200), start);
  const named = variable === null ? -1 : before.lastIndexOf(variable);
  const maker =
    variable === null || named < 0 ? null : between.exec(before.slice(named + variable.length))?.[1];
  const statement =
    maker === null || maker === undefined || named < 0 || isMember(text, group)
      ? null
      : statementAround(text, start - before.length + named, end, maker);
  return {
    form: 'record',
    span: { start, end },
    makerStart: start - (maker ?? madeBy.exec(before)?.[0] ?? '').length,
    at: last.end,
    lastStart: last.start,
    empty: false,
    trailingComma: text
      .slice(last.end, end)
      .replace(/\/\/.*|#.*|\/\*[\s\S]*?\*\//g, '')
      .trimStart()
      .startsWith(','),
    ...(statement && variable !== null ? { name: variable, ...statement } : {}),
  };
}

function isMember(text: string, group: Group): boolean {
  let at = group.parent;
  while (at && at.open !== '{') at = at.parent;
  return at !== null && holdsMembers.test(text.slice(Math.max(0, at.span.start - 300), at.span.start));
}

/** The statement that declares a variable with just this literal, when it has its lines for itself. */
function statementAround(
  text: string,
  name: number,
  end: number,
  maker: string,
): { statementStart: number; statementEnd: number } | null {
  const lineStart = text.lastIndexOf('\n', name - 1) + 1;
  const head = text.slice(lineStart, name);
  if (!declares.test(head)) return null;
  const closes = /\(\s*$/.test(maker) ? /^\s*\)\s*;?/ : maker === '[@' ? /^\s*mutableCopy\s*\]\s*;?/ : /^;?/;
  const tail = closes.exec(text.slice(end, end + 100));
  if (!tail) return null;
  const statementEnd = end + tail[0].length;
  if (!/^[ \t]*(?:(?:\/\/|#).*)?(?:\r?\n|$)/.test(text.slice(statementEnd, statementEnd + 400))) return null;
  return { statementStart: lineStart + (/^[ \t]*/.exec(head)?.[0].length ?? 0), statementEnd };
}
