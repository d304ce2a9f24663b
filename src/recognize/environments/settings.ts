import { recognizeVariables } from '../env.ts';
import type { EnvironmentUse } from '../model.ts';
import type { TextDocument } from '../text.ts';
import { developmentSecret, environmentName, environmentOf } from './words.ts';

const word = '(sandbox|development|production|tartan)';
const assigned = new RegExp(
  `(?<![\\w.-])${environmentName.source}["']?[ \\t]{0,20}[:=][ \\t]{0,20}["']?${word}(?=["']?[ \\t]{0,20}(?:[,;}#]|//|$))`,
  'gim',
);
/** `PLAID_ENV: ${PLAID_ENV:-development}`, `${env:PLAID_ENV, 'development'}`: what stands in for a missing variable. */
const defaulted = new RegExp(
  `(?<![\\w.-])${environmentName.source}["']?[ \\t]{0,20}[:=][ \\t]{0,20}["']?\\$\\{[\\w.:]{1,80}(?::?-|,[ \\t]{0,5})["']?${word}(?=["']?\\})`,
  'gim',
);
const described = new RegExp(
  `\\bname["']?\\s{0,20}[:=]\\s{0,20}["']?${environmentName.source}["']?\\s{0,20},?\\s{0,40}["']?value["']?\\s{0,20}[:=]\\s{0,20}["']?${word}\\b`,
  'gi',
);
const inDockerfile = new RegExp(
  `^[ \\t]{0,20}(?:ENV|ARG)[ \\t]+${environmentName.source}[ \\t]+["']?${word}\\b`,
  'gim',
);
/** The property list that configures the first generation of the iOS library. */
const inPropertyList = new RegExp(
  `<key>PLKPlaidLinkConfiguration</key>\\s{0,80}<dict>[\\s\\S]{0,2000}?<key>env</key>\\s{0,80}<string>${word}(?=<)`,
  'gi',
);
/** What a value falls back on: `${PLAID_ENV:-x}`, `${opt:env, 'x'}`, `{{ env | default("x") }}`. */
const fallback = new RegExp(
  `(?:^\\$\\{[^{}]{1,200}(?::-?|,[ \\t]{0,5})["']?|\\bdefault[ \\t(]{1,5}["'])${word}(?=["']?[ \\t)]{0,5}\\}{1,2}$)`,
  'i',
);
const address =
  /[:=][ \t]{0,20}["']?https?:\/\/((?:link-)?tartan|development|sandbox|production)\.plaid\.com(?:\/[\w./-]{0,200})?(?=["']?[ \t]{0,20}(?:[,;}#\]]|$))/gim;
const secret = new RegExp(
  `(?<![\\w.-])${developmentSecret.source}["']?[ \\t]{0,20}[:=][ \\t]{0,20}["']?[^\\s"'#]`,
  'gim',
);
const settingsFile =
  /\.(?:ya?ml|toml|ini|properties|conf|cfg|sh|bash|zsh|fish|ps1|bat|cmd|tf|tfvars|hcl|json|jsonc|json5|config|gradle|gradle\.kts)(?:\.(?:example|sample|dist|template|tmpl))?$|(?:^|\/)(?:Dockerfile|Containerfile|Procfile|Makefile)[^/]*$/i;
const maxPlaces = 200;
/** The name alone, as forms of their own give it (a variable of Terraform's, a field of Gradle's), or with a stage behind it. */
const named = new RegExp(`(?:^|[.:])${environmentName.source}(?:\\.\\w{1,40})?$`, 'i');
/** The environment under a mapping, section or prefix of Plaid's: `plaid.env`, `Plaid:Environment`. */
const sectioned =
  /(?:^|[.:])plaid(?:[_-]?(?:api|client|config|settings|options|credentials))?[.:]+(?:plaid)?_?env(?:ironment)?$/i;

/** Uses of Plaid's environments in files of settings: `PLAID_ENV=development`, `endpoint: https://tartan.plaid.com`. */
export function settingEnvironments(input: TextDocument): EnvironmentUse[] {
  const { text, path, language } = input;
  const isSettings =
    language.reader === 'env' ||
    language.reader === 'json' ||
    /^(?:shellscript|yaml|toml|ini|dockerfile|terraform|makefile|xml)$/.test(language.id) ||
    settingsFile.test(path ?? '');
  if (!isSettings || !/plaid/i.test(text)) return [];
  const out: EnvironmentUse[] = [];
  const add = (end: number, written: string, form: EnvironmentUse['form']): void => {
    const environment = environmentOf(written);
    const span = { start: end - written.length, end };
    if (
      !environment ||
      isCommented(text, span.start) ||
      out.some((each) => each.span.start < span.end && span.start < each.span.end)
    )
      return;
    out.push({ kind: 'environment', span, environment, form });
  };
  for (const pattern of [assigned, described, inDockerfile, inPropertyList]) {
    let count = 0;
    for (const match of text.matchAll(pattern)) {
      if (++count > maxPlaces) break;
      add(match.index + match[0].length, match[1] as string, 'variable');
    }
  }
  let defaults = 0;
  for (const match of text.matchAll(defaulted)) {
    if (++defaults > maxPlaces) break;
    add(match.index + match[0].length, match[1] as string, 'lookup');
  }
  for (const { name, value, valueSpan } of recognizeVariables(text, path, language)) {
    if (!(sectioned.test(name) || named.test(name)) || value.length !== valueSpan.end - valueSpan.start)
      continue;
    const other = fallback.exec(value);
    if (other) add(valueSpan.start + other.index + other[0].length, other[1] as string, 'lookup');
    else add(valueSpan.end, value, 'variable');
  }
  let count = 0;
  for (const match of text.matchAll(address)) {
    if (++count > maxPlaces) break;
    const start = match.index + match[0].indexOf('http');
    const environment = environmentOf(match[1] as string);
    if (!environment || isCommented(text, start)) continue;
    out.push({
      kind: 'environment',
      span: { start, end: match.index + match[0].length },
      environment,
      form: 'host',
    });
  }
  for (const match of text.matchAll(secret)) {
    if (isCommented(text, match.index)) continue;
    const name = /^\w+/.exec(match[0])?.[0] ?? '';
    const span = { start: match.index, end: match.index + name.length };
    out.push({ kind: 'environment', span, environment: 'development', form: 'variable' });
    break;
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** Behind a `#` or `//` that starts the line's comment. */
function isCommented(text: string, offset: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 500), offset);
  if (/^\s*(?:#|\/\/|;|\*|--)|\s#/.test(line)) return true;
  const open = text.lastIndexOf('<!--', offset);
  return open >= 0 && text.indexOf('-->', open) > offset;
}
