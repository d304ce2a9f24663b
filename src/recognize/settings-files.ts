import type { Span } from '../syntax/source.ts';
import type { EnvVariable } from './env.ts';

/** How one kind of file writes a setting: the groups `name` and `value` of a match, and what else the name may stand in. */
interface Form {
  /** Of the path, or of the language. */
  readonly files: RegExp;
  readonly pattern: RegExp;
}

const quotedName = `(?<name>[\\w.:-]{0,100}plaid[\\w.:-]{0,100})`;
const upperName = `(?<name>[A-Z0-9_]{0,100}PLAID_?[A-Z0-9_]{0,100})`;

/**
 * Settings that name Plaid, as files write them in which a line is not simply a name and its value. The patterns run over
 * bounded stretches only.
 */
const forms: readonly Form[] = [
  // ENV PLAID_ENV=x OTHER=y, ENV PLAID_ENV x, ARG PLAID_ENV=x
  {
    files: /^dockerfile$/,
    pattern: new RegExp(
      `^[ \\t]*(?:ENV|ARG)[ \\t]+${quotedName}(?:=|[ \\t]+)(?<value>"[^"\\n]{0,500}"|'[^'\\n]{0,500}'|[^\\s"']{0,500})`,
      'gim',
    ),
  },
  {
    files: /^dockerfile$/,
    pattern: new RegExp(
      `^(?:[ \\t]*ENV)?[ \\t]+(?:\\w{1,60}=\\S{0,200}[ \\t]+){0,20}?${upperName}=(?<value>"[^"\\n]{0,500}"|'[^'\\n]{0,500}'|[^\\s"'\\\\]{0,500})[ \\t]*\\\\?$`,
      'gm',
    ),
  },
  // export PLAID_ENV=x; $env:PLAID_ENV = "x"; set PLAID_ENV=x; docker run -e PLAID_ENV=x
  {
    files: /^(?:shellscript|makefile)$/,
    pattern: new RegExp(
      `(?:^|^\\w{1,40}:|[;&|(]|\\b(?:export|set|env)\\b|\\$env:|[ \\t]-e|--env|--build-arg|\\b[A-Z]\\w{0,60}=\\S{0,100}[ \\t]|\\becho[ \\t]{1,10}["']?)[ \\t]{0,20}["']?${upperName}[ \\t]{0,20}(?:[:?+]?=)[ \\t]{0,20}(?<value>"[^"\\n]{0,500}"|'[^'\\n]{0,500}'|[^\\s"';|&]{0,500})`,
      'gm',
    ),
  },
  // variable "plaid_env" { … default = "x" }
  {
    files: /^terraform$/,
    pattern: new RegExp(
      `\\bvariable\\s{1,10}"${quotedName}"\\s{0,10}\\{(?:[^{}]|\\{[^{}]{0,500}\\}){0,800}?\\bdefault\\s{0,20}=\\s{0,20}(?<value>"[^"\\n]{0,500}")`,
      'gi',
    ),
  },
  // PLAID_ENV = "x" in a map of Terraform's
  {
    files: /^terraform$/,
    pattern: new RegExp(
      `^[ \\t]{0,80}"?${quotedName}"?[ \\t]{0,40}[=:][ \\t]{0,20}(?<value>"[^"\\n]{0,500}")`,
      'gim',
    ),
  },
  // { name = "PLAID_ENV", value = "x" } of Terraform's, of clusters and of task definitions
  {
    files: /^(?:terraform|yaml|json|jsonc)$/,
    pattern: new RegExp(
      `\\b(?:name|Name|key|Key)["']?\\s{0,20}[:=]\\s{0,20}["']?${quotedName}["']?[ \\t]{0,20},?\\s{0,80}["']?(?:value|Value)["']?[ \\t]{0,20}[:=][ \\t]{0,20}(?<value>"[^"\\n]{0,500}"|'[^'\\n]{0,500}'|[^\\s"',}#]{0,500})`,
      'gi',
    ),
  },
  // buildConfigField "String", "PLAID_ENV", "\"x\""; resValue("string", "plaid_public_key", "x")
  {
    files: /^gradle$/,
    pattern: new RegExp(
      `\\b(?:buildConfigField|resValue)\\s{0,10}\\(?\\s{0,10}(?:type\\s{0,5}=\\s{0,5})?["']\\w{1,20}["']\\s{0,10},\\s{0,10}["']${quotedName}["']\\s{0,10},\\s{0,10}(?<value>"(?:[^"\\\\\\n]|\\\\.){0,500}"|'[^'\\n]{0,500}')`,
      'gi',
    ),
  },
  // manifestPlaceholders = [plaidPublicKey: "x"], ext.plaidEnv = "x"
  {
    files: /^gradle$/,
    pattern:
      /(?<![\w"'])["']?(?:ext\.|project\.)?(?<name>\w{0,60}plaid\w{0,60})["']?\]?[ \t]{0,10}(?:=(?!=)|:|\bto\b)[ \t]{0,10}(?<value>"[^"\n]{0,500}"|'[^'\n]{0,500}')/gi,
  },
  // <string name="plaid_public_key">x</string>
  {
    files: /^xml$/,
    pattern: new RegExp(
      `<string\\b[^<>]{0,200}?\\bname="${quotedName}"[^<>]{0,200}>(?<value>[^<>\\n]{0,500})</string>`,
      'gi',
    ),
  },
  // <key>PlaidPublicKey</key> <string>x</string>
  {
    files: /^xml$/,
    pattern: new RegExp(
      `<key>\\s{0,10}${quotedName}\\s{0,10}</key>\\s{0,80}<string>(?<value>[^<>\\n]{0,500})</string>`,
      'gi',
    ),
  },
  // <meta-data android:name="com.plaid.…" android:value="x"/>
  // <PlaidPublicKey>x</PlaidPublicKey>, <setting name="PlaidEnv"><value>x</value>
  {
    files: /^xml$/,
    pattern: new RegExp(
      `<setting\\b[^<>]{0,200}?\\bname="${quotedName}"[^<>]{0,200}>\\s{0,80}<value>(?<value>[^<>\\n]{0,500})</value>`,
      'gi',
    ),
  },
  {
    files: /^xml$/,
    pattern:
      /<(?<name>\w{0,60}plaid_?(?:\w{0,40}_?key|env|environment|redirect_?ur[il]))>(?<value>[^<>\n]{0,500})<\/\1>/gi,
  },
];

const maxEach = 500;

/** Settings that name Plaid in a file of a kind (`forms`), in document order. Values are without quotes. */
export function recognizeFileSettings(text: string, kind: string): EnvVariable[] {
  const found = new Map<number, EnvVariable>();
  for (const { files, pattern } of forms) {
    if (!files.test(kind)) continue;
    let count = 0;
    for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags}d`))) {
      if (++count > maxEach) break;
      const name = match.indices?.groups?.name;
      const value = match.indices?.groups?.value;
      if (!name || !value || isCommented(text, name[0], kind)) continue;
      const setting = settingOf(text, match.index, spanOf(name), spanOf(value));
      if (!found.has(name[0])) found.set(name[0], setting);
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

function spanOf([start, end]: readonly [number, number]): Span {
  return { start, end };
}

function settingOf(text: string, from: number, nameSpan: Span, whole: Span): EnvVariable {
  const written = text.slice(whole.start, whole.end);
  // A Java string in a Gradle string: "\"x\"".
  const marks = /^(?:"\\"|'"|["'])/.exec(written)?.[0] ?? '';
  const isQuoted = marks !== '' && written.length >= 2 * marks.length;
  const inset = isQuoted ? marks.length : 0;
  const valueSpan = { start: whole.start + inset, end: whole.end - inset };
  return {
    kind: 'variable',
    span: {
      start: Math.min(
        from + (/^\s*/.exec(text.slice(from, nameSpan.start))?.[0].length ?? 0),
        nameSpan.start,
      ),
      end: whole.end,
    },
    name: text.slice(nameSpan.start, nameSpan.end),
    nameSpan,
    value: text.slice(valueSpan.start, valueSpan.end),
    valueSpan,
    quote: isQuoted ? (marks[0] as '"' | "'") : null,
  };
}

/** Behind the mark of a comment on its line, or in one of a page. */
function isCommented(text: string, offset: number, kind: string): boolean {
  if (kind === 'xml') {
    const open = text.lastIndexOf('<!--', offset);
    return open >= 0 && text.indexOf('-->', open) > offset;
  }
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 500), offset);
  return /^\s*(?:#|\/\/|\*)|\s(?:#|\/\/)\s/.test(line);
}
