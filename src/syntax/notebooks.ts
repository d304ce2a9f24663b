import { type JsonNode, jsonObjects } from './json.ts';
import { addJsonString, jsonQuoted, type MappedText, MappedTextBuilder } from './mapped.ts';

/** Code of a notebook in one language, its cells one after another as they run. */
export interface NotebookCode {
  /** As the notebook or the cell's magic names it. */
  readonly languageId: string;
  readonly mapped: MappedText;
}

/** Cells of a notebook that are read; more are no work of a person. */
const maxCells = 2000;

/** The code cells of a Jupyter notebook (`.ipynb`, formats 3 and 4), joined for each language. */
export function notebookCode(text: string): NotebookCode[] {
  const cells: { readonly source: JsonNode; readonly language: string | undefined }[] = [];
  let kernel = 'python';
  for (const { entries = [] } of jsonObjects(text)) {
    const value = (key: string) => entries.find((each) => each.key === key)?.value;
    if (value('cell_type')?.text === 'code') {
      const source = value('source') ?? value('input');
      const own = value('metadata')?.entries?.find(({ key }) => key === 'vscode')?.value;
      const language = own?.entries?.find(({ key }) => key === 'languageId')?.value.text;
      if (source && cells.length < maxCells) cells.push({ source, language });
      continue;
    }
    const named = value('kernelspec')?.entries?.find(({ key }) => key === 'language');
    const informed = value('language_info')?.entries?.find(({ key }) => key === 'name');
    kernel = informed?.value.text ?? named?.value.text ?? kernel;
  }
  const builders = new Map<string, MappedTextBuilder>();
  for (const { source, language } of cells) {
    const magic = /^\s*%%(\w+)/.exec(textOf(text, source))?.[1];
    const id = language ?? magics[magic ?? ''] ?? (magic === undefined ? kernel : undefined);
    if (id === undefined || !hasText(source)) continue;
    let all = builders.get(id);
    if (!all) {
      all = new MappedTextBuilder();
      builders.set(id, all);
    }
    addSource(all, text, source);
    const end = (source.items?.at(-1) ?? source).span.end - 1;
    all.written('\n', end, end);
  }
  return [...builders].map(([languageId, builder]) => {
    const mapped = builder.finish(jsonQuoted);
    return { languageId, mapped: { ...mapped, text: withoutMagics(mapped.text) } };
  });
}

/** Magics that give a cell another language than the notebook's. */
const magics: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  sh: 'shellscript',
  script: 'shellscript',
  javascript: 'javascript',
  js: 'javascript',
  html: 'html',
  HTML: 'html',
  ruby: 'ruby',
  time: 'python',
  timeit: 'python',
  capture: 'python',
};

/** A source is one string or a list of lines. */
function addSource(into: MappedTextBuilder, text: string, source: JsonNode): void {
  for (const part of source.items ?? [source]) {
    if (part.kind === 'string') addJsonString(into, text, part.span.start + 1, part.span.end - 1);
  }
}

function hasText(source: JsonNode): boolean {
  return (source.items ?? [source]).some(({ kind, text }) => kind === 'string' && text !== '');
}

function textOf(text: string, source: JsonNode): string {
  const first = source.items?.[0] ?? source;
  return first.kind === 'string'
    ? text.slice(first.span.start + 1, Math.min(first.span.end, first.span.start + 200))
    : '';
}

/** `%pip install plaid-python` and `!ls` are no code of the language; the text keeps its length. */
export function withoutMagics(code: string): string {
  return code.replace(/^([ \t]*)[%!](?=[%\w!. /])/gm, '$1#');
}
