import type { Language } from '../language.ts';
import { csharp } from './csharp.ts';
import {
  dockerfile,
  dotenv,
  ini,
  json,
  jsonc,
  jsonl,
  log,
  makefile,
  notebook,
  plaintext,
  terraform,
  toml,
  yaml,
} from './data.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript, javascriptreact } from './javascript.ts';
import { kotlin } from './kotlin.ts';
import { dart, elixir, http, objectiveC, rust, scala, shellscript, swift } from './loose.ts';
import {
  asciidoc,
  aspx,
  blade,
  eex,
  ejs,
  erb,
  html,
  jsp,
  markdown,
  mdx,
  pug,
  razor,
  restructuredText,
  slim,
  svelte,
  vue,
  xml,
} from './markup.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { typescript, typescriptreact } from './typescript.ts';

export const languages: readonly Language[] = [
  typescript,
  typescriptreact,
  javascript,
  javascriptreact,
  python,
  go,
  ruby,
  java,
  kotlin,
  csharp,
  php,
  dart,
  swift,
  objectiveC,
  elixir,
  rust,
  shellscript,
  http,
  scala,
  json,
  jsonc,
  jsonl,
  notebook,
  html,
  erb,
  ejs,
  jsp,
  aspx,
  eex,
  razor,
  blade,
  vue,
  svelte,
  slim,
  pug,
  xml,
  markdown,
  mdx,
  restructuredText,
  asciidoc,
  dotenv,
  yaml,
  toml,
  ini,
  dockerfile,
  terraform,
  makefile,
  log,
  plaintext,
];

const byId = new Map<string, Language>();
const byExtension = new Map<string, Language>();
for (const language of languages) {
  for (const id of [language.id, ...(language.aliases ?? [])]) byId.set(id, language);
  for (const extension of language.extensions) byExtension.set(extension, language);
}

/** Plain text reads any document: every other language falls back to it. */
export const fallback: Language = plaintext;

/** Ids that editors give to files they know too little of: every unknown one, and `.env` files. */
const vague: ReadonlySet<string> = new Set(['plaintext', 'properties', 'ini']);

/**
 * The language of a document by its path, else by the editor's id; `plaintext` when neither is known. A path wins over an
 * id that says little, and an env file is one whatever the editor calls it.
 */
export function languageOf(path: string | null, editorId?: string): Language {
  const named = editorId === undefined ? undefined : byId.get(editorId);
  const ofPath = path === null ? undefined : languageOfPath(path);
  if (named && !vague.has(editorId as string) && ofPath !== dotenv) return named;
  return ofPath ?? named ?? plaintext;
}

/** The endings of files that show others what to write. */
const example = /\.(?:example|sample|dist|template|default)$/i;

/** The language of a path by file name and extension, or undefined when no language claims it. */
export function languageOfPath(path: string): Language | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(example, '');
  for (const language of languages) {
    if (language.fileNames?.some((pattern) => pattern.test(name))) return language;
  }
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension.get(name.slice(dot).toLowerCase());
}

/** The endings that say only that a file is filled in: `config.yml.erb` is written as YAML. */
const filled = /\.(?:erb|ejs|j2|jinja2?|njk|tpl|tmpl|hbs|mustache|liquid|eex|tftpl|gotmpl)$/i;

/** The language that a template makes, by the extension before its own; null when it makes a page, or says nothing. */
export function languageOfOutput(path: string | null): Language | null {
  if (path === null || !filled.test(path)) return null;
  const inner = languageOfPath(path.replace(filled, ''));
  return inner && inner.embeds !== 'markup' && inner.id !== 'plaintext' ? inner : null;
}
