import type { TextEdit } from '../fix.ts';
import { codeText } from '../shared/code.ts';
import { insertEntry } from '../shared/insert.ts';
import { inside, makerOf, type Target, type Writer } from './target.ts';

/** Scala and Groovy: more is added to the map; the other languages that are read under this id are left alone. */
export const scalaField: Writer = (target) => {
  const { path } = target.code;
  if (/\.(?:scala|sc)$/.test(path ?? '')) return inScala(target);
  return /\.groovy$/.test(path ?? '') ? inGroovy(target) : null;
};

function inScala(target: Target): TextEdit[] | null {
  const { code, field, at, variable } = target;
  const maker = makerOf(target);
  const read = `sys.env.get("${variable}").filter(_.nonEmpty)`;
  if (maker === 'Map') return added(target, `++ ${read}.map("${field}" -> _)`);
  // circe's values are made in other ways.
  if (/^Json\.obj$/.test(maker) && /\bplay\.api\.libs\.json\b/.test(codeText(code))) {
    return added(target, `++ ${read}.fold(Json.obj())(value => Json.obj("${field}" -> value))`);
  }
  const type = /^[A-Z]\w*$/.exec(maker)?.[0];
  if (type === undefined || !/^\s*\w+\s*=/.test(inside(target))) return null;
  const declared = new RegExp(`\\bcase class ${type}\\s*(?:\\[[^\\]]{0,100}\\])?\\(([^)]{0,3000})\\)`).exec(
    codeText(code),
  );
  const isOption = new RegExp(`\\b${field}\\s*:\\s*Option\\[String\\]`).test(declared?.[1] ?? '');
  return isOption ? insertEntry(code.source, at, `${field} = ${read}`) : null;
}

function inGroovy(target: Target): TextEdit[] | null {
  const { code, at, field, variable } = target;
  if (code.text[at.span.start] !== '[' || !/^\s*['"]?\w+['"]?\s*:/.test(inside(target))) return null;
  const read = `System.getenv('${variable}')`;
  return added(target, `+ (${read} ? [${field}: ${read}] : [:])`);
}

/** In parentheses, but where the literal is all that a name or a function is given. */
function added({ code, at }: Target, more: string): TextEdit[] {
  const start = at.makerStart ?? at.span.start;
  const { end } = at.span;
  const before = code.text.slice(Math.max(0, start - 100), start);
  const behind = code.text.slice(end, end + 200);
  const isAlone =
    (/[^=!<>]=\s*$/.test(before) && /^[ \t]*(?:;|\r?\n\s*[^\s.+]|$)/.test(behind)) ||
    (/[(,]\s*$/.test(before) && /^\s*[),]/.test(behind));
  if (isAlone) return [{ span: { start: end, end }, newText: ` ${more}` }];
  return [
    { span: { start, end: start }, newText: '(' },
    { span: { start: end, end }, newText: ` ${more})` },
  ];
}
