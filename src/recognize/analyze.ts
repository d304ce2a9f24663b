import type { Tree } from 'web-tree-sitter';
import { readBrackets } from '../syntax/brackets.ts';
import { regionsOf, regionText } from '../syntax/embedded.ts';
import { Grammars, type LoadFile } from '../syntax/grammars.ts';
import type { Language, Reader } from '../syntax/language.ts';
import { languageOf } from '../syntax/languages/index.ts';
import { spanAt } from '../syntax/sorted.ts';
import { SourceText, type Span } from '../syntax/source.ts';
import { blanked, templateComments } from '../syntax/template-comments.ts';
import { TreeCache } from '../syntax/tree-cache.ts';
import { commentPlaces } from './comment-places.ts';
import { isInside, tellingRegions, withRegions } from './embedded.ts';
import { recognizeVariables } from './env.ts';
import { recognizeEnvironments } from './environments/index.ts';
import { recognizeErrors } from './errors/index.ts';
import { Following } from './following.ts';
import { recognizeLaunches, recognizeLooseLaunches, recognizeMarkupLaunches } from './launches/index.ts';
import { recognizeLegacyEndpoints, recognizePublicKeyOptions } from './legacy.ts';
import { configuredPublicKeys } from './legacy-config.ts';
import { wantsTree } from './mention.ts';
import type { LinkTokenRequest } from './model.ts';
import type { Modules } from './modules.ts';
import { recognizeNearCodes } from './near-codes.ts';
import type { Recognition } from './recognize.ts';
import { recognizeRequests } from './requests/index.ts';
import { recognizeJsonRequests } from './requests/json.ts';
import { recognizeLooseRequests } from './requests/loose.ts';
import { recognizeYamlRequests } from './requests/yaml.ts';
import { recognizeSecrets } from './secrets.ts';
import { recognizeSuppressions } from './suppressions.ts';
import { inComment, type TextDocument } from './text.ts';
import { type TreeDocument, treeDocument } from './tree.ts';
import { recognizeWebviews } from './webviews.ts';
import type { Reading, WorkspaceIndex } from './workspace/index.ts';

/** Longer sources are read as text only: nobody writes them by hand, and a parse would hold up the editor. */
export const maxParsedLength = 3_000_000;

export interface DocumentInput {
  readonly text: string;
  /** Relative to the workspace with `/`, or null for an untitled document. */
  readonly path: string | null;
  /** The editor's language id, when an editor asks. */
  readonly languageId?: string;
  /** Names a document that will be edited: its next version is parsed from this one, until it is forgotten. */
  readonly key?: string;
  /** The workspace around the document, so that a request can be followed into other files. */
  readonly workspace?: WorkspaceIndex | undefined;
  /** Names the document to the workspace, where it is not `key`. */
  readonly dependent?: string;
  /** What is around the text names Plaid, so that the text itself need not. */
  readonly aboutPlaid?: boolean;
}

export interface Recognizer {
  /** Never rejects for what the text holds: what could not be read is told in `notes`. */
  recognize(input: DocumentInput): Promise<Recognition>;
  /** Frees what is kept of a document that was closed. */
  forget(key: string): void;
}

interface Parsers {
  readonly grammars: Grammars;
  readonly trees: TreeCache;
  /** Trees of imported files, by path. */
  readonly modules: TreeCache;
}

/** A recognizer that loads grammars through `load` when a document first needs them. */
export function createRecognizer(load: LoadFile): Recognizer {
  const grammars = new Grammars(load);
  const parsers = { grammars, trees: new TreeCache(grammars), modules: new TreeCache(grammars, 16) };
  return {
    async recognize(input) {
      const reading = input.path === null ? undefined : input.workspace?.open(input.dependent ?? input.key);
      try {
        return await recognizeAs(parsers, input, languageOf(input.path, input.languageId), 0, reading);
      } finally {
        reading?.close();
      }
    },
    forget: (key) => parsers.trees.forget(key),
  };
}

/** Pages inside fences hold scripts; nothing is nested deeper. */
const maxNesting = 2;

async function recognizeAs(
  parsers: Parsers,
  input: DocumentInput,
  language: Language,
  nesting: number,
  reading: Reading | undefined,
): Promise<Recognition> {
  const notes: string[] = [];
  const isParsed = language.reader === 'tree' && wantsTree(input.text) && isWorthParsing(input.text, notes);
  const isReady = isParsed && (await parsers.grammars.prepare(language));
  if (isParsed && !isReady) {
    notes.push(`The grammar for ${language.id} did not load: only error codes were looked for.`);
  }
  const kept = input.key;
  const parse = (): Tree | null =>
    kept === undefined
      ? parsers.grammars.parse(language, input.text)
      : parsers.trees.parse(kept, language, input.text);
  let tree = isReady ? parse() : null;
  if (isReady && !tree) notes.push('Parsing took too long: only error codes were looked for.');
  const following = tree && reading ? new Following(reading, parsers.grammars, parsers.modules) : undefined;
  let host: Recognition;
  const comments = templateComments(language, input.text);
  const shown = blanked(input.text, comments);
  try {
    host = recognizeParsed(input, language, tree, notes, following, comments);
    while (await following?.load()) {
      // Time has passed: a tree that is kept may be another by now. One of our own is the same.
      if (kept !== undefined) tree = parse();
      if (!tree) break;
      host = { ...host, requests: recognizeRequests(treeDocumentOf(input, language, tree, following)) };
    }
  } finally {
    if (kept === undefined) tree?.delete();
  }
  if (nesting >= maxNesting || language.embeds === undefined) return host;
  const regions = isWorthParsing(input.text, notes) ? tellingRegions(language, shown, input.path) : [];
  const parts: Recognition[] = [];
  // A body that is sent to `/link/token/create` needs no other word.
  const aboutPlaid = input.aboutPlaid === true || language.embeds === 'strings' || /plaid/i.test(input.text);
  for (const region of regions) {
    const part = { text: regionText(shown, region), path: input.path, aboutPlaid };
    parts.push(await recognizeAs(parsers, part, region.language, nesting + 1, reading));
  }
  return withRegions(host, parts, regions);
}

function isWorthParsing(text: string, notes: string[]): boolean {
  if (text.length <= maxParsedLength) return true;
  notes.push(
    `Longer than ${maxParsedLength / 1_000_000} million characters: only error codes were looked for.`,
  );
  return false;
}

/** Everything of Plaid in a document whose tree, if its language has a grammar, is at hand. */
export function recognizeParsed(
  input: DocumentInput,
  language: Language,
  tree: Tree | null,
  notes: readonly string[] = [],
  modules?: Modules,
  comments: readonly Span[] = templateComments(language, input.text),
): Recognition {
  const source = new SourceText(input.text);
  const document = tree ? treeDocumentOf(input, language, tree, modules) : null;
  const brackets = language.reader === 'loose' ? readBrackets(input.text, language) : undefined;
  const read: TextDocument = {
    text: input.text,
    path: input.path,
    language,
    document,
    ...(brackets ? { brackets } : {}),
  };
  const page = { ...read, text: blanked(input.text, comments) };
  const regions = language.embeds === 'markup' ? regionsOf(language, page.text, input.path) : [];
  const isCode = (offset: number): boolean => regions.some((region) => isInside(region, offset));
  const launches = document
    ? recognizeLaunches(document)
    : language.embeds === 'markup'
      ? recognizeMarkupLaunches(page, isCode)
      : brackets
        ? recognizeLooseLaunches(read)
        : [];
  const constructs = {
    requests: document
      ? recognizeRequests(document)
      : language.reader === 'json'
        ? recognizeJsonRequests(input.text, input.path, input.aboutPlaid)
        : language.reader === 'loose'
          ? recognizeLooseRequests(input.text, language, input.path, input.aboutPlaid)
          : language.id === 'yaml'
            ? yamlRequests(input, language)
            : [],
    launches,
    ...recognizeErrors(source, {
      reader: errorReader(language),
      path: input.path,
      ...commentsFor(read, comments),
      prose: language.reader === 'markup',
    }),
    environments: recognizeEnvironments(page, launches),
    webviews: recognizeWebviews(page),
    secrets: language.embeds === 'markdown' ? [] : recognizeSecrets(read),
    variables: language.embeds === 'notebook' ? [] : recognizeVariables(input.text, input.path, language),
    legacyEndpoints: document ? recognizeLegacyEndpoints(document) : [],
    publicKeyOptions: document
      ? recognizePublicKeyOptions(document)
      : configuredPublicKeys(input.text, language),
    nearCodes: document ? recognizeNearCodes(document) : [],
  };
  return {
    source,
    language,
    path: input.path,
    ...constructs,
    suppressions: recognizeSuppressions(source, language, document, brackets),
    // Codes in code are explained, not reported: no comment is ever put above them.
    commentPlaces: commentPlaces(
      source,
      { language, document, brackets },
      { ...constructs, codes: [], payloads: [] },
    ),
    notes,
  };
}

function treeDocumentOf(
  { text, path }: DocumentInput,
  language: Language,
  tree: Tree,
  modules: Modules | undefined,
): TreeDocument {
  return treeDocument({ text, language }, tree, path, modules);
}

/** Mappings by indentation, and those in braces, as commands and flow style write them. */
function yamlRequests({ text, path, aboutPlaid }: DocumentInput, language: Language): LinkTokenRequest[] {
  return [
    ...recognizeYamlRequests(text, path, aboutPlaid),
    ...recognizeLooseRequests(text, language, path, aboutPlaid),
  ].sort((a, b) => a.span.start - b.span.start);
}

function errorReader(language: Language): Reader {
  if (language.reader === 'markup') return 'text';
  return language.reader === 'loose' ? 'tree' : language.reader;
}

function commentsFor(
  read: TextDocument,
  comments: readonly Span[],
): { commentAt?: (offset: number) => boolean } {
  if (comments.length > 0) return { commentAt: (offset) => spanAt(comments, offset) !== null };
  if (!read.document && read.language.reader !== 'loose') return {};
  return { commentAt: (offset) => inComment(read, offset) };
}
