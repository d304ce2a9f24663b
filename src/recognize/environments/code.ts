import type { Node } from 'web-tree-sitter';
import { childOf, type Expression, lastName, lower, pathOf, shapeOf } from '../../syntax/expression.ts';
import type { Span } from '../../syntax/source.ts';
import { type Imported, importsOf } from '../imports.ts';
import { plainName } from '../launches/options.ts';
import type { EnvironmentUse, LinkLaunch } from '../model.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { libraryConstants } from './libraries.ts';
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
const secretNames = new RegExp(`(?<![\\w$])${developmentSecret.source}(?![\\w$])`, 'g');
const clientCall = /\b(?:[Pp]laid\.)?(?:Plaid|Client)\w*\s*\(/g;
const configuration =
  /\b[Pp](?:laid|LAID)(?:_?(?:[Cc]onfig|CONFIG|[Oo]ptions|[Ss]ettings|SETTINGS))?['"]?\s{0,20}[:=]\s{0,20}\{/g;
const maxPlaces = 1000;

/** Uses of Plaid's environments in parsed code. */
export function codeEnvironments(document: TreeDocument, launches: readonly LinkLaunch[]): EnvironmentUse[] {
  if (!/plaid/i.test(document.text)) return [];
  const reader = new Reader(document);
  reader.addresses();
  reader.constants();
  reader.libraryConstants();
  reader.settings();
  reader.tables();
  reader.secrets();
  reader.launches(launches);
  reader.clients();
  reader.configurations();
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
      const string = this.#string(match.index, match.index + match[0].length);
      if (!string) continue;
      const before = this.#document.text.slice(string.startIndex, match.index);
      if (!/^[A-Za-z]{0,3}(?:"""|'''|["'`])(?:[^\s"'`]{0,40}\/\/)?$/.test(before)) continue;
      if (!this.#isAddress(string)) continue;
      this.#add(spanOf(string), match[1] as string, this.#isChosen(string) ? 'lookup' : 'host');
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
      const member = [node, ...this.#document.scopes.ancestors(node).slice(0, 2)].find((each) => {
        const as = shapeOf(this.#document, each)?.as;
        return as === 'member' || as === 'index';
      });
      if (!member || member.startIndex > at) continue;
      if (this.#isCompared(member)) continue;
      this.#add(spanOf(member), word, this.#isChosen(member) ? 'lookup' : 'member');
    }
  }

  /** What the libraries of the document's language call their environments. */
  libraryConstants(): void {
    for (const { languages, pattern, evidence } of libraryConstants) {
      if (!languages.test(this.#document.language.id) || !evidence.test(this.#document.text)) continue;
      for (const match of this.#matches(pattern)) {
        const word = match[1] as string;
        const at = match.index + match[0].lastIndexOf(word);
        const node = nodeAt(this.#document, at, at + word.length);
        if (!node || shapeOf(this.#document, node)?.as === 'comment' || this.#isCompared(node)) continue;
        const start = match[0].length > 80 ? at : match.index;
        this.#add({ start, end: at + word.length }, word, this.#isChosen(node) ? 'lookup' : 'member');
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
      const value = this.#givenValue(node, match[0]);
      if (value) this.#outcomes(value.expression, value.isDefault ? 'lookup' : 'variable');
    }
  }

  /** `process.env.PLAID_DEVELOPMENT_SECRET`: once per document. */
  secrets(): void {
    for (const match of this.#matches(secretNames)) {
      const start = match.index;
      const end = start + match[0].length;
      const node = nodeAt(this.#document, start, end);
      const as = node ? shapeOf(this.#document, node)?.as : undefined;
      if (!node || as === 'comment') continue;
      const string = this.#string(start, end);
      if (string && string.endIndex - string.startIndex > end - start + 2) continue;
      this.#add({ start, end }, 'development', 'lookup');
      return;
    }
  }

  /** `env: 'development'` of a launch. */
  launches(launches: readonly LinkLaunch[]): void {
    for (const each of launches) {
      for (const [name, span] of each.options ?? []) {
        if (!environmentOption.test(plainName(name))) continue;
        const value = this.#optionValue(span);
        if (value) this.#outcomes(value, 'launch', 'launch');
        else this.#looseOutcomes(span);
      }
    }
  }

  /** `plaid: { env: 'development' }` in a configuration. */
  configurations(): void {
    for (const match of this.#matches(configuration)) {
      const open = match.index + match[0].length - 1;
      const node = nodeAt(this.#document, open, open + 1);
      const found = node && shapeOf(this.#document, node)?.as !== 'record' ? node.parent : node;
      const record = found ? lower(this.#document, found) : null;
      if (record?.kind !== 'record' || record.span.start !== open) continue;
      for (const entry of record.entries) {
        if (entry.kind !== 'pair' || !environmentOption.test(plainName(entry.key))) continue;
        // The mode of the program decides: not a choice of Plaid's environment that is written here.
        const text = this.#document.text.slice(entry.span.start, entry.span.end);
        if (!/NODE_ENV|APP_ENV|RAILS_ENV/.test(text)) this.#outcomes(entry.value, 'variable');
      }
    }
  }

  /** `new plaid.Client({ env: 'development' })`, `plaid.Client(environment='development')`. */
  clients(): void {
    for (const match of this.#matches(clientCall)) {
      const node = nodeAt(this.#document, match.index, match.index + match[0].length);
      const near = node ? [node, ...this.#document.scopes.ancestors(node).slice(0, 3)] : [];
      const found = near.find((each) => shapeOf(this.#document, each)?.as === 'call');
      const call = found ? lower(this.#document, found) : null;
      if (call?.kind !== 'call') continue;
      const path = pathOf(call.callee) ?? '';
      const root = path.split('.')[0] as string;
      const isPlaid = /plaid/i.test(path) || isPlaidLibrary(this.#imports.get(root)?.module);
      if (!isPlaid || !/(?:Client|Configuration|Plaid)\w*$/.test(path)) continue;
      const records = call.args.flatMap((arg) => (arg.kind === 'record' ? [arg.entries] : []));
      for (const entry of [call.named, ...records].flat()) {
        if (entry.kind !== 'pair' || !environmentOption.test(plainName(entry.key))) continue;
        this.#outcomes(entry.value, 'member');
      }
    }
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
      this.#add(each.string.span, each.string.text, form);
    }
  }

  #looseOutcomes(span: Span): void {
    for (const each of quotedWords(this.#document.text, span)) this.#add(each.span, each.word, 'launch');
  }

  #add(span: Span, word: string, form: EnvironmentUse['form']): void {
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

  /** What is written as the value, or as the fallback, of a setting by this name. */
  #givenValue(name: Node, written: string): { expression: Expression; isDefault: boolean } | null {
    const document = this.#document;
    let at: Node = name;
    const string = this.#string(name.startIndex, name.endIndex);
    if (string) {
      if (string.endIndex - string.startIndex !== written.length + 2) return null;
      at = string;
    }
    for (const parent of document.scopes.ancestors(at).slice(0, 8)) {
      const shape = shapeOf(document, parent);
      switch (shape?.as) {
        case 'comment':
          return null;
        case 'string':
        case 'member':
        case 'index':
        case 'wrapper':
          at = parent;
          continue;
        case 'binary': {
          const left = childOf(document, parent, shape.left);
          const right = childOf(document, parent, shape.right);
          if (!left || !right || left.id !== at.id) return null;
          const operator = document.text.slice(left.endIndex, right.startIndex).trim();
          if (!/^(?:\|\||\?\?|or)$/.test(operator)) return null;
          return { expression: lower(document, right), isDefault: true };
        }
        case 'declaration':
        case 'assignment': {
          const isAssignment = shape.as === 'assignment';
          const target = childOf(document, parent, isAssignment ? shape.left : shape.name);
          const value = childOf(document, parent, isAssignment ? shape.right : shape.value);
          if (!value || !target || value.id === at.id || target.endIndex < at.endIndex) return null;
          return { expression: lower(document, value), isDefault: false };
        }
        case 'entry': {
          const value = childOf(document, parent, shape.value);
          if (!value || value.id === at.id) return null;
          return { expression: lower(document, value), isDefault: false };
        }
        default: {
          // getenv('PLAID_ENV', 'development'): the list of arguments, then the call.
          const call = parent.parent;
          const callShape = call ? shapeOf(document, call) : undefined;
          if (call && callShape?.as === 'call' && string) {
            const lowered = lower(document, call);
            if (lowered.kind !== 'call' || lowered.args[0]?.span.start !== at.startIndex) return null;
            // Deno.env.get('PLAID_ENV') || 'development'
            if (lowered.args.length === 1 && lowered.named.length === 0) return this.#fallbackOf(call);
            return { expression: lowered, isDefault: true };
          }
          // { PLAID_ENV = 'development' } = process.env, function (plaidEnv = 'development')
          const value = parent.childForFieldName('right') ?? parent.childForFieldName('value');
          const isDefault = /pattern|default|parameter/.test(parent.type);
          return value && isDefault && value.id !== at.id
            ? { expression: lower(document, value), isDefault: true }
            : null;
        }
      }
    }
    return null;
  }

  /** What stands behind `||` after an expression. */
  #fallbackOf(node: Node): { expression: Expression; isDefault: boolean } | null {
    let at = node;
    for (const parent of this.#document.scopes.ancestors(node).slice(0, 4)) {
      const shape = shapeOf(this.#document, parent);
      if (shape?.as === 'binary') {
        const expression = lower(this.#document, parent);
        const isFallback = expression.kind === 'binary' && /^(?:\|\||\?\?|or)$/.test(expression.operator);
        return isFallback && expression.right.node.startIndex >= at.endIndex
          ? { expression: expression.right, isDefault: true }
          : null;
      }
      if (shape?.as !== 'wrapper') return null;
      at = parent;
    }
    return null;
  }

  /** The value of an option when a tree shows the option as a key and its value. */
  #optionValue(span: Span): Expression | null {
    const node = nodeAt(this.#document, span.start, span.end);
    if (!node || node.startIndex !== span.start || node.endIndex !== span.end) return null;
    const shape = shapeOf(this.#document, node);
    if (shape?.as === 'entry') {
      const value = childOf(this.#document, node, shape.value);
      return value ? lower(this.#document, value) : null;
    }
    if (shape?.as === 'assignment') {
      const value = childOf(this.#document, node, shape.right);
      return value ? lower(this.#document, value) : null;
    }
    if (shape?.as === 'shorthand') return lower(this.#document, node);
    if (shape?.as !== 'attribute') return null;
    const value = node.namedChild(1);
    return value ? lower(this.#document, value) : null;
  }

  /** Addresses in lists (allow-lists), comparisons and tests of strings reach no client. */
  #isAddress(string: Node): boolean {
    if (this.#isCompared(string)) return false;
    let at = string;
    for (const parent of this.#document.scopes.ancestors(string).slice(0, 4)) {
      const shape = shapeOf(this.#document, parent);
      if (shape?.as === 'list') return false;
      if (shape?.as === 'call') {
        const call = lower(this.#document, parent);
        const callee = call.kind === 'call' ? (lastName(call.callee) ?? '') : '';
        return !/^(?:includes|startsWith|startswith|endsWith|indexOf|test|match|nock|intercept|log|info|warn|error|debug|print|add|has)$/.test(
          callee,
        );
      }
      if (shape !== undefined && shape.as !== 'binary' && shape.as !== 'wrapper' && shape.as !== 'string')
        break;
      at = parent;
    }
    return at !== null;
  }

  #isCompared(node: Node): boolean {
    const parent = node.parent;
    if (!parent) return false;
    const shape = shapeOf(this.#document, parent);
    if (shape?.as === 'binary') {
      const expression = lower(this.#document, parent);
      return expression.kind === 'binary' && /^(?:[!=]==?|in|not in|is)$/.test(expression.operator);
    }
    if (/comparison/.test(parent.type)) return true;
    // case 'https://…': the label of a branch is a comparison.
    return (
      shape?.as === 'branch' &&
      shape.test !== undefined &&
      childOf(this.#document, parent, shape.test)?.id === node.id
    );
  }

  /** A member of a map, a default, or a branch that something at run time picks. */
  #isChosen(node: Node): boolean {
    const document = this.#document;
    let below = node;
    for (const parent of document.scopes.ancestors(node).slice(0, 12)) {
      const shape = shapeOf(document, parent);
      if (shape?.as === 'function' || shape?.as === 'block') break;
      if (shape?.as === 'entry') {
        const key = childOf(document, parent, shape.key);
        const text = key ? document.text.slice(key.startIndex, key.endIndex).replace(/['"`[\]]/g, '') : '';
        if (environmentOf(text) || /^(?:dev|prod|test|staging|local)$/i.test(text)) return true;
      }
      if (shape?.as === 'binary') {
        const expression = lower(document, parent);
        if (expression.kind === 'binary' && /^(?:\|\||\?\?|or)$/.test(expression.operator)) return true;
      }
      below = parent;
    }
    if (below === node && document.scopes.arms(node).length === 0) return false;
    return document.scopes.arms(node).some(({ branch }) => {
      const shape = shapeOf(document, branch);
      if (shape?.as === 'conditional') return true;
      if (/switch|case|match|default/.test(branch.type)) return true;
      if (shape?.as !== 'branch' || shape.test === undefined) return false;
      const test = childOf(document, branch, shape.test);
      const text = test ? document.text.slice(test.startIndex, test.endIndex) : '';
      return /env|development|sandbox|production|prod\b|mode|stage/i.test(text);
    });
  }

  /** The string a place stands in, or null. */
  #string(start: number, end: number): Node | null {
    const node = nodeAt(this.#document, start, end);
    if (!node) return null;
    if (shapeOf(this.#document, node)?.as === 'string') return node;
    const parent = node.parent;
    return parent &&
      shapeOf(this.#document, parent)?.as === 'string' &&
      shapeOf(this.#document, node) === undefined
      ? parent
      : null;
  }

  *#matches(pattern: RegExp): Generator<RegExpExecArray> {
    let count = 0;
    for (const match of this.#document.text.matchAll(pattern)) {
      if (++count > maxPlaces) return;
      yield match;
    }
  }
}

function isPlaidLibrary(module: string | undefined): boolean {
  return module !== undefined && /^(?:npm:)?plaid(?:@[^/]*)?$|^plaid\.|\/plaid@/.test(module);
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}
