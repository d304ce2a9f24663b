import type { Language } from './language.ts';
import { languageOf } from './languages/index.ts';

/** The first line of a request as it goes over the wire: `POST https://…`, `POST /link/token/create HTTP/1.1`. */
export const requestLine =
  /^(?:POST|PUT|GET|PATCH|DELETE) (?:https?:\/\/|\/|\{\{)\S{1,300}(?: HTTP\/[\d.]+)?[ \t]*(?:\r?\n|$)/;

/** What code starts with, or has in it, by language; the first that fits counts. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/^[{[](?!\[\w)/, 'json'],
  [/^<\?php\b/, 'php'],
  [
    /^<(?:\?xml|manifest|application|activity|meta-data|uses-permission|resources|string name=|plist|dict>|key>)/,
    'xml',
  ],
  [/^<[A-Z][\w.]*[\s>][\s\S]*(?:=\{|\/>)/, 'javascriptreact'],
  [/^<[a-z!]/i, 'html'],
  [/^(?:\$ *)?(?:curl|wget|https?|xh) /, 'shellscript'],
  [requestLine, 'http'],
  [/^(?:FROM|ENV|ARG|RUN|WORKDIR) \S/, 'dockerfile'],
  [/^(?:#[^\n]*\r?\n|[ \t]*\r?\n){0,20}(?:export )?[A-Z][A-Z0-9_]+=/, 'dotenv'],
  [/^\$\w+ ?=|^use [A-Z]\w*\\|^namespace [\w\\]+;/m, 'php'],
  [/^(?:from [\w.]+ import |import \w+[ \t]*\r?$|def \w+\()|^\w+ = [\w.]+\(\s{0,80}\w+=/m, 'python'],
  [/^require ['"]|Plaid::\w+[.:]+(?:new|configure)\b/m, 'ruby'],
  [/^#import\b|\[\[?PLK\w+ |@"[^"\n]*"/m, 'objective-c'],
  [
    /^import (?:LinkKit|UIKit|SwiftUI)\b|\bguard let\b|^[ \t]*(?:override )?func \w+\([^)\n]*\)(?: ->[^\n]+)? \{/m,
    'swift',
  ],
  [/^(?:using [\w.]+;|namespace \w)|\bnew\(?\)? ?\{|\.\w+Async\(new /m, 'csharp'],
  [/^package \w+\r?$|^func |\w+(?:, \w+)* := /m, 'go'],
  [/^import [\w.]+;|\b[A-Z]\w*(?:<[\w<>, ]+>)? \w+ = new [A-Z]/m, 'java'],
  [/^(?:implementation|compile|api)[ (]['"]/m, 'gradle'],
  [/\bva[lr] \w+(?:: \w+)? = [A-Z]\w*(?:\.\w+)*\(|\bfun \w+\(/, 'kotlin'],
  [
    /\b(?:const|let|var)\s+[\w{[]|=>|\bfunction\b[ \t]*[\w$]*\(|\brequire\(|^import .{1,200} from |\bPlaid\.create\(\s{0,80}\{|\bawait \w/m,
    'typescriptreact',
  ],
];

/** The language that code looks like; null when it could be any. `start` is its beginning, without blanks before it. */
export function guess(start: string): Language | null {
  const found = signs.find(([sign]) => sign.test(start));
  return found ? languageOf(null, found[1]) : null;
}
