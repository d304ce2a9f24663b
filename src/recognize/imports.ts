/** Where a name of a document comes from. */
export interface Imported {
  /** The module as written: `react-plaid-link`, `./PlaidLink`, `plaid.model.products`. */
  readonly module: string;
  /** The name over there; `*` for the whole module, `default` for its default export. */
  readonly name: string;
}

const ecmaImport = /\bimport\s([\w$*\s{},]{1,2000}?)\bfrom\s{0,50}['"]([^'"\n]{1,300})['"]/g;
const ecmaRequire =
  /\b(?:const|let|var|import)\s([\w$\s{},:]{1,1000}?)=\s{0,50}(?:await\s{1,50})?(?:require|import)\s{0,50}\(\s{0,50}['"]([^'"\n]{1,300})['"](?:\s{0,20}\)\s{0,20}\.\s{0,20}([\w$]{1,100}))?/g;
const pythonFrom = /^[ \t]*from\s+([\w.]{1,200})\s+import\s+(\([^)]{0,2000}\)|[^\n(#]{1,500})/gm;
const pythonImport = /^[ \t]*import\s+([\w.]{1,200})(?:\s+as\s+(\w+))?[ \t]*(?:#.*)?$/gm;

const goImport = /^[ \t]*(?:import[ \t]+)?(?:([\w.]+)[ \t]+)?"([\w.~/-]{1,300})"[ \t]*(?:\/\/.*)?$/gm;

// Several recognizers ask for the imports of one document after another.
let last: { readonly text: string; readonly isGo: boolean; readonly imports: Imports } | undefined;

type Imports = ReadonlyMap<string, Imported>;

/** The imports of a JavaScript, TypeScript, Python or Go text by local name. */
export function importsOf(text: string, languageId?: string): Imports {
  const isGo = languageId === 'go';
  if (last?.text !== text || last.isGo !== isGo) {
    last = { text, isGo, imports: isGo ? goImports(text) : readImports(text) };
  }
  return last.imports;
}

/** Go names a package by the end of its path, without the version. */
function goImports(text: string): Imports {
  const found = new Map<string, Imported>();
  const head = text.slice(0, Math.max(0, text.search(/^(?:func|type|var|const)\b/m)) || text.length);
  for (const [, as, module = ''] of head.matchAll(goImport)) {
    const local = as ?? module.replace(/\/v\d+$/, '').replace(/^.*\//, '');
    if (local !== '_' && local !== '.') found.set(local, { module, name: '*' });
  }
  return found;
}

function readImports(text: string): Imports {
  const found = new Map<string, Imported>();
  for (const pattern of [ecmaImport, ecmaRequire]) {
    for (const [, clause, module, member] of text.matchAll(pattern)) {
      const names = (clause ?? '').trim().replace(/^type\s+(?=\S)/, '');
      if (member === undefined) addClause(found, names, module ?? '');
      // const base = require('./config').base
      else if (/^[\w$]+$/.test(names)) found.set(names, { module: module ?? '', name: member });
    }
  }
  for (const [, module, names] of text.matchAll(pythonFrom)) {
    for (const part of (names ?? '').replace(/[()]/g, '').split(',')) {
      const [name, local] = part.trim().split(/\s+as\s+/);
      if (name && module) found.set((local ?? name).trim(), { module, name: name.trim() });
    }
  }
  for (const [, module, local] of text.matchAll(pythonImport)) {
    if (module) found.set(local ?? module, { module, name: '*' });
  }
  return found;
}

function addClause(found: Map<string, Imported>, clause: string, module: string): void {
  const brace = clause.indexOf('{');
  const before = (brace < 0 ? clause : clause.slice(0, brace)).trim().replace(/,$/, '').trim();
  if (before !== '') {
    const whole = /\*\s*as\s+([\w$]+)/.exec(before);
    const name = whole?.[1] ?? before.split(',')[0]?.trim();
    if (name) found.set(name, { module, name: whole ? '*' : 'default' });
  }
  if (brace < 0) return;
  const close = clause.indexOf('}', brace);
  for (const part of clause.slice(brace + 1, close < 0 ? undefined : close).split(',')) {
    const [name, local] = part
      .trim()
      .replace(/^type\s+/, '')
      .split(/\s+as\s+|\s*:\s*/);
    if (name) found.set((local ?? name).trim(), { module, name: name.trim() });
  }
}

/** A module of the project itself: a relative path, or an alias such as `@/components/x`. */
export function isOwnModule(module: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|@\/|~\/|src\/|\/)/.test(module);
}
