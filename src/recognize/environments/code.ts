import type { Expression } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, shapeOf, spanOf } from '../../syntax/node.ts';
import type { Span } from '../../syntax/source.ts';
import { type Imported, importsOf } from '../imports.ts';
import { plainName } from '../launches/options.ts';
import { namesPlaid } from '../mention.ts';
import type { EnvironmentUse, LinkLaunch } from '../model.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { givenValue, optionValue } from './given.ts';
import { isPlaidLibrary, libraryConstants } from './libraries.ts';
import { addressEnvironments } from './markup.ts';
import { pickedByOption, placeholderDefaults } from './options.ts';
import { isAddress, isChosen, isCompared, stringNode } from './place.ts';
import { outcomes } from './strings.ts';
import {
  developmentSecret,
  environmentName,
  environmentOf,
  environmentOption,
  quotedWords,
} from './words.ts';

const hosts = /(?<![\w.-])((?:link-)?tartan|development|sandbox|production)\.plaid\.com(?![\w.-]*\w)/gi;
const members =
  /\b([A-Za-z_$][\w$]*)\s{0,50}(?:\?\.)?\s{0,50}(?:\.\s{0,50}|\[\s{0,50}['"])(sandbox|development|production|tartan)\b/gi;
const lookups = /\b(?:PlaidEnvironments|[eE]nvironments?)\s{0,50}(?:\?\.)?\s{0,50}\[/g;
const names = new RegExp(`(?<![\\w$])${environmentName.source}(?![\\w$])`, 'g');
/** A setting below one of Plaid's own: `"plaid.environment"`, `config.plaid.env`. */
const sections =
  /(?<![\w$])plaid(?:[_-]?(?:api|client|config|settings))?[.:](?:plaid_?)?env(?:ironment)?(?![\w$.])/gi;
const secretNames = new RegExp(`(?<![\\w$])${developmentSecret.source}(?![\\w$])`, 'g');
const maxPlaces = 1000;

/** Uses of Plaid's environments in parsed code. */
export function codeEnvironments(document: TreeDocument, launches: readonly LinkLaunch[]): EnvironmentUse[] {
  if (!namesPlaid(document.text)) return [];
  const reader = new Reader(document);
  // Most sources name no environment at all; what searches for them in every word waits until one is there.
  if (!/sandbox|development|production|tartan|plaid_?env/i.test(document.text)) {
    reader.secrets();
    reader.launches(launches);
    return reader.uses;
  }
  reader.addresses();
  reader.constants();
  reader.libraryConstants();
  reader.settings();
  reader.tables();
  reader.secrets();
  reader.launches(launches);
  reader.options();
  for (const { span, word } of placeholderDefaults(document)) reader.add(span, word, 'lookup');
  return reader.uses;
}

class Reader {
  readonly found: EnvironmentUse[] = [];
  readonly #document: TreeDocument;
  readonly #imports: ReadonlyMap<string, Imported>;
  readonly #taken = new Set<number>();
  readonly #fallbacks = new Set<number>();

  constructor(document: TreeDocument) {
    this.#document = document;
    this.#imports = importsOf(document.text);
  }

  /** `https://development.plaid.com/…` at the start of a string that is used as an address. */
  addresses(): void {
    for (const match of this.#matches(hosts)) {
      const string = stringNode(this.#document, match.index, match.index + match[0].length);
      if (!string) continue;
      const before = this.#document.text.slice(string.startIndex, match.index);
      if (!/^[A-Za-z]{0,3}(?:"""|'''|["'`])(?:[^\s"'`]{0,40}\/\/)?$/.test(before)) continue;
      if (!isAddress(this.#document, string)) continue;
      this.add(spanOf(string), match[1] as string, isChosen(this.#document, string) ? 'lookup' : 'host');
    }
  }

  /** `PlaidEnvironments.development`, `plaid.environments['development']`, `plaid.Environment.Development`. */
  constants(): void {
    for (const match of this.#matches(members)) {
      const at = match.index;
      const word = match[2] as string;
      const end = at + match[0].length;
      const node = nodeAt(this.#document, end - word.length, end);
      if (!node || !this.#isPlaidTable(match[1] as string, at)) continue;
      const member = [node, ...this.#document.scopes.nearest(node, 2)].find((each) => {
        const as = shapeOf(this.#document, each)?.as;
        return as === 'member' || as === 'index';
      });
      if (!member || member.startIndex > at) continue;
      if (isCompared(this.#document, member)) continue;
      this.add(spanOf(member), word, isChosen(this.#document, member) ? 'lookup' : 'member');
    }
  }

  /** What the libraries of the document's language call their environments. */
  libraryConstants(): void {
    for (const { languages, pattern, evidence, imported } of libraryConstants) {
      if (!languages.test(this.#document.language.id) || !evidence.test(this.#document.text)) continue;
      const owner = imported && (imported.exec(this.#document.text)?.[1] ?? 'plaid');
      for (const match of this.#matches(pattern)) {
        const word = match[1] as string;
        if (owner !== undefined && !match[0].startsWith(`${owner}.`)) continue;
        const at = match.index + match[0].lastIndexOf(word);
        const node = nodeAt(this.#document, at, at + word.length);
        if (!node || shapeOf(this.#document, node)?.as === 'comment' || isCompared(this.#document, node))
          continue;
        // A constant is told whole; of a call only the word.
        const start = /[\s(]/.test(match[0]) ? at : match.index;
        this.add(
          { start, end: at + word.length },
          word,
          isChosen(this.#document, node) ? 'lookup' : 'member',
        );
      }
    }
  }

  /** `PlaidEnvironments[process.env.PLAID_ENV || 'development']`. */
  tables(): void {
    for (const match of this.#matches(lookups)) {
      const open = match.index + match[0].length - 1;
      const table = /^\w+/.exec(match[0])?.[0] ?? '';
      if (!this.#isPlaidTable(table, match.index)) continue;
      const node = nodeAt(this.#document, open, open + 1);
      const index = node?.type === '[' ? node.parent : node;
      const shape = index ? shapeOf(this.#document, index) : undefined;
      if (!index || shape?.as !== 'index') continue;
      const key = childOf(this.#document, index, shape.index);
      if (!key || shapeOf(this.#document, key)?.as === 'string') continue;
      this.#outcomes(lower(this.#document, key), 'member');
    }
  }

  /** `PLAID_ENV = 'development'`, `process.env.PLAID_ENV || 'development'`, `getenv('PLAID_ENV', 'development')`. */
  settings(): void {
    for (const match of this.#matches(names)) {
      const node = nodeAt(this.#document, match.index, match.index + match[0].length);
      if (!node) continue;
      const value = givenValue(this.#document, node, match[0]);
      if (value) this.#outcomes(value.expression, value.isDefault ? 'lookup' : 'variable');
    }
    for (const match of this.#matches(sections)) {
      const end = match.index + match[0].length;
      const node = nodeAt(this.#document, match.index + match[0].search(/\w+$/), end);
      const value = node ? givenValue(this.#document, node, match[0]) : null;
      if (value) this.#outcomes(value.expression, value.isDefault ? 'lookup' : 'variable');
    }
  }

  /** `process.env.PLAID_DEVELOPMENT_SECRET`: once per document. */
  secrets(): void {
    if (!/PLAID_(?:DEVELOPMENT_SECRET|SECRET_DEVELOPMENT)/.test(this.#document.text)) return;
    for (const match of this.#matches(secretNames)) {
      const start = match.index;
      const end = start + match[0].length;
      const node = nodeAt(this.#document, start, end);
      const as = node ? shapeOf(this.#document, node)?.as : undefined;
      if (!node || as === 'comment') continue;
      const string = stringNode(this.#document, start, end);
      if (string && string.endIndex - string.startIndex > end - start + 2) continue;
      this.add({ start, end }, 'development', 'lookup');
      return;
    }
  }

  /** `env: 'development'` of a launch. */
  launches(launches: readonly LinkLaunch[]): void {
    for (const each of launches) {
      for (const [name, span] of each.options ?? []) {
        if (!environmentOption.test(plainName(name))) continue;
        const value = optionValue(this.#document, span);
        if (value) this.#outcomes(value, 'launch', 'launch');
        else this.#looseOutcomes(span);
      }
    }
    for (const { span, environment } of addressEnvironments(this.#document.text, launches))
      this.add(span, environment, 'launch');
  }

  /** Options of clients, entries of configurations and names in addresses that pick the environment. */
  options(): void {
    for (const { expression, form } of pickedByOption(this.#document, this.#imports))
      this.#outcomes(expression, form);
  }

  /** Fallbacks say nothing new where the environment they name is written out as a host or a constant. */
  get uses(): EnvironmentUse[] {
    const named = new Set(
      this.found.filter((each) => !this.#fallbacks.has(each.span.start)).map((each) => each.environment),
    );
    return this.found
      .filter((each) => !this.#fallbacks.has(each.span.start) || !named.has(each.environment))
      .sort((a, b) => a.span.start - b.span.start);
  }

  #outcomes(
    expression: Expression,
    direct: EnvironmentUse['form'],
    chosen: EnvironmentUse['form'] = 'lookup',
  ): void {
    for (const each of outcomes(this.#document, expression)) {
      const form = each.chosen ? chosen : direct;
      if (form === 'lookup' && !this.#taken.has(each.string.span.start))
        this.#fallbacks.add(each.string.span.start);
      this.add(each.string.span, each.string.text, form);
    }
  }

  #looseOutcomes(span: Span): void {
    for (const each of quotedWords(this.#document.text, span)) this.add(each.span, each.word, 'launch');
  }

  /** Tells an environment once. */
  add(span: Span, word: string, form: EnvironmentUse['form']): void {
    const environment = environmentOf(word);
    if (!environment || this.#taken.has(span.start)) return;
    this.#taken.add(span.start);
    this.found.push({ kind: 'environment', span, environment, form });
  }

  /** The name is Plaid's table of environments: by itself, by what it is a member of, or by its import. */
  #isPlaidTable(name: string, at: number): boolean {
    if (/^PlaidEnvironments$/.test(name)) return true;
    const imported = this.#imports.get(name);
    if (imported && isPlaidLibrary(imported.module)) {
      return /^(?:PlaidEnvironments|environments|Environment)$/.test(imported.name);
    }
    if (!/^(?:environments|Environments?)$/.test(name)) return false;
    const before = this.#document.text.slice(Math.max(0, at - 80), at);
    const owner = /([\w$]+)\s*\??\.\s*$/.exec(before)?.[1];
    if (owner === undefined) return false;
    return /^plaid/i.test(owner) || isPlaidLibrary(this.#imports.get(owner)?.module);
  }

  *#matches(pattern: RegExp): Generator<RegExpExecArray> {
    let count = 0;
    for (const match of this.#document.text.matchAll(pattern)) {
      if (++count > maxPlaces) return;
      yield match;
    }
  }
}
