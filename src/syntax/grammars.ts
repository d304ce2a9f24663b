import { Language as Grammar, Parser, type ParseState, type Tree } from 'web-tree-sitter';
import type { Language } from './language.ts';

/** Reads a file of `dist/grammars` by name; rejects when it is missing. */
export type LoadFile = (name: string) => Promise<Uint8Array>;

/** A source of 3 MB parses in under a second; what takes longer is not what the grammar was made for. */
const maxParseMilliseconds = 4000;

/**
 * Recovery from broken syntax can need time that grows with the square of the text. Ordinary text is read at hundreds of
 * characters per millisecond; far below that, a parse ends.
 */
const minCharactersPerMillisecond = 25;
const graceMilliseconds = 250;
/** A longer pause between two looks at the clock is the machine's, not the parser's. */
const maxPause = 100;

/**
 * So many tags or type assertions open at once make the parsers of JSX and TypeScript ask for more memory than there is,
 * in one step that cannot be stopped, and the runtime ends for all documents.
 */
const maxOpenAngles = 2000;

let runtime: Promise<void> | undefined;
/** The runtime ran out of memory: it cannot be started again, and nothing is parsed any more. */
let isDead = false;

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
    if (file === undefined || isDead) return false;
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
    if (!parser || isDead || hasTooManyOpenAngles(text)) return null;
    try {
      const tree = parser.parse(text, previous, { progressCallback: patience() });
      if (!tree) parser.reset();
      return tree;
    } catch {
      isDead = true;
      return null;
    }
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

const ANGLE = /<\/|\/>|(?<![\w$)\]])<(?=[A-Za-z>])/g;

/** Whether far more tags open than close somewhere; type arguments behind a name are none. */
function hasTooManyOpenAngles(text: string): boolean {
  let open = 0;
  for (const [angle] of text.matchAll(ANGLE)) {
    open = angle === '<' ? open + 1 : Math.max(0, open - 1);
    if (open > maxOpenAngles) return true;
  }
  return false;
}

/** Tells, now and then during a parse, whether to give up; a text read without a tree is better than a wait. */
function patience(): (state: ParseState) => boolean {
  let last = performance.now();
  let spent = 0;
  return ({ currentOffset }) => {
    const now = performance.now();
    spent += Math.min(now - last, maxPause);
    last = now;
    if (spent > maxParseMilliseconds) return true;
    // The offset counts bytes, two for a character.
    return spent > graceMilliseconds && currentOffset / 2 < spent * minCharactersPerMillisecond;
  };
}
