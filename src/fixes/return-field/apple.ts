import type { TextEdit } from '../fix.ts';
import { type Code, codeText } from '../shared/code.ts';
import { indentUnit } from '../shared/insert.ts';
import { behindStatement, inside, makerOf, shortName, type Writer, withMutable } from './target.ts';

/** An app has no environment of its own: its settings come from its Info.plist. */
export function readsInfoPlist(code: Code): boolean {
  return (
    /^(?:swift|objective-c)$/.test(code.language.id) &&
    /^[ \t]*(?:@?import[ \t]+|#import[ \t]*<)(?:UIKit|SwiftUI|LinkKit|LinkKitObjC|AppKit|Cocoa)\b/m.test(
      codeText(code),
    )
  );
}

/** Swift: a dictionary in a variable gets the key under a guard; one in an expression is merged with one more. */
export const swiftField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const isApp = readsInfoPlist(code);
  // An app for Apple's systems has no Android package.
  if (isApp && field === 'android_package_name') return null;
  // What stands in a `Type(…)` is that type's own: whether it has the field stands elsewhere.
  if (code.text[at.span.start] !== '[' || makerOf(target) !== '' || !/^\s*"/.test(inside(target)))
    return null;
  const read = isApp
    ? `Bundle.main.object(forInfoDictionaryKey: "${variable}") as? String`
    : /^\s*import Vapor\b/m.test(codeText(code))
      ? `Environment.get("${variable}")`
      : `ProcessInfo.processInfo.environment["${variable}"]`;
  const value = shortName(field);
  const statement = withMutable(target, 'let', 'var', [
    `if let ${value} = ${read}, !${value}.isEmpty {`,
    `${indentUnit(code.source)}${at.name}["${field}"] = ${value}`,
    '}',
  ]);
  if (statement || at.name !== undefined || !isExpression(code.text, at.span)) return statement;
  const { start, end } = at.span;
  const more = `(${read}).flatMap { $0.isEmpty ? nil : ["${field}": $0] } ?? [:]`;
  return [
    { span: { start, end: start }, newText: '(' },
    { span: { start: end, end }, newText: ` as [String: Any]).merging(${more}) { $1 }` },
  ];
};

/** An argument or what is returned: nothing stands behind it that it must be taken together with. */
function isExpression(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - 100), start);
  return /(?:[(,]|\breturn|\w\s*:)\s*$/.test(before) && /^\s*(?:[),\n}]|$)/.test(text.slice(end, end + 100));
}

/** Objective-C: a dictionary in a variable becomes a mutable one, which gets the key under a guard. */
export const objectiveCField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const maker = makerOf(target);
  const isApp = readsInfoPlist(code);
  if ((maker !== '@' && maker !== '[@') || !/^\s*@"/.test(inside(target))) return null;
  if (isApp && field === 'android_package_name') return null;
  const value = field === 'redirect_uri' ? 'redirectUri' : 'androidPackageName';
  const read = isApp
    ? `[NSBundle.mainBundle objectForInfoDictionaryKey:@"${variable}"]`
    : `NSProcessInfo.processInfo.environment[@"${variable}"]`;
  const statement = behindStatement(target, [
    `NSString *${value} = ${read};`,
    `if (${value}.length > 0) {`,
    `${indentUnit(code.source)}${at.name}[@"${field}"] = ${value};`,
    '}',
  ]);
  const { statementStart: from, makerStart } = at;
  if (!statement || from === undefined || makerStart === undefined) return null;
  const type = /^(?:static\s+)?(NSDictionary|NSMutableDictionary)\b/.exec(code.text.slice(from, makerStart));
  if (!type || code.text.startsWith('static', from)) return null;
  const edits: TextEdit[] = [statement];
  if (type[1] === 'NSDictionary') {
    edits.push({ span: { start: from, end: from + 'NSDictionary'.length }, newText: 'NSMutableDictionary' });
  }
  if (maker === '@') {
    edits.push({ span: { start: makerStart, end: makerStart }, newText: '[' });
    edits.push({ span: { start: at.span.end, end: at.span.end }, newText: ' mutableCopy]' });
  }
  return edits;
};
