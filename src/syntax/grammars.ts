import { Language as Grammar, Parser, type Tree } from 'web-tree-sitter';
import type { Language } from './language.ts';

/** Reads a file of `dist/grammars` by name; rejects when it is missing. */
export type LoadFile = (name: string) => Promise<Uint8Array>;

/** A source of 3 MB parses in under a second; what takes longer is not what the grammar was made for. */
const maxParseMilliseconds = 4000;

let runtime: Promise<void> | undefined;

/** Loads grammars when first needed and parses with one parser per grammar. */
export class Grammars {
  readonly #load: LoadFile;
  readonly #parsers = new Map<string, Promise<Parser | null>>();
  readonly #ready = new Map<string, Parser>();

  constructor(load: LoadFile) {
    this.#load = load;
  }

  /** True when `parse` will work for the language; false when its grammar is missing or does not load. */
  async prepare(language: Language): Promise<boolean> {
    const file = language.grammar;
    if (file === undefined) return false;
    let parser = this.#parsers.get(file);
    if (!parser) {
      parser = this.#create(file).catch(() => null);
      this.#parsers.set(file, parser);
    }
    return (await parser) !== null;
  }

  /**
   * A tree of the text, which the caller frees with `delete()`; null when the language was not prepared or the
   * parser took too long.
   */
  parse(language: Language, text: string, previous?: Tree): Tree | null {
    const parser = language.grammar === undefined ? undefined : this.#ready.get(language.grammar);
    if (!parser) return null;
    const deadline = Date.now() + maxParseMilliseconds;
    // Recovery from broken syntax can take a grammar very long; a text read without a tree is better than a wait.
    const tree = parser.parse(text, previous, { progressCallback: () => Date.now() > deadline });
    if (!tree) parser.reset();
    return tree;
  }

  async #create(file: string): Promise<Parser> {
    runtime ??= this.#load('tree-sitter.wasm').then((wasmBinary) =>
      // The typing of Emscripten's options asks for all of them; the runtime needs the bytes only.
      Parser.init({ wasmBinary } as unknown as Parameters<typeof Parser.init>[0]),
    );
    await runtime;
    const parser = new Parser();
    parser.setLanguage(await Grammar.load(await this.#load(file)));
    this.#ready.set(file, parser);
    return parser;
  }
}
