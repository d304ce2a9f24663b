import { guess } from './guess.ts';
import { islandCode } from './islands.ts';
import { linkTokenBodies } from './json-strings.ts';
import type { Language } from './language.ts';
import { languageOf, languageOfOutput, languageOfPath } from './languages/index.ts';
import { fenceLanguage, fenceLanguages, fences, indentedCode } from './markdown.ts';
import { mdxCode } from './mdx.ts';
import { notebookCode } from './notebooks.ts';
import { mappedRegion, type Region } from './region.ts';
import { frontMatter, scripts } from './scripts.ts';
import { asciidocBlocks, filterBlocks, rstBlocks } from './text-blocks.ts';
import { yamlBlocks } from './yaml-blocks.ts';

/**
 * The code inside a document that is a page, a component or a text: scripts, islands of templates, and fenced code. Comments
 * of the page or text itself are blanks in `text` (`template-comments.ts`). The path tells what a template makes.
 */
export function regionsOf(language: Language, text: string, path: string | null = null): Region[] {
  switch (language.embeds) {
    case 'markup': {
      const output = languageOfOutput(path);
      const inner = output
        ? [{ language: output, start: 0, end: text.length }]
        : language.isIndented
          ? filters(text)
          : [...frontMatter(language, text), ...scripts(text)];
      return [...ownCode(language, text), ...inner];
    }
    case 'markdown':
      return language.id === 'restructuredtext'
        ? rstRegions(text)
        : language.id === 'asciidoc'
          ? listings(text)
          : markdownRegions(language, text);
    case 'notebook':
      return notebookCode(text).flatMap(({ languageId, mapped }) => {
        const id = fenceLanguages[languageId] ?? languageId;
        return mappedRegion(languageOf(null, id), mapped);
      });
    case 'strings':
      return linkTokenBodies(text).flatMap(({ mapped }) => mappedRegion(languageOf(null, 'jsonc'), mapped));
    case 'blocks':
      return yamlBlocks(text).flatMap(({ key, mapped }) => {
        const id =
          guess(mapped.text.trimStart().slice(0, 2000)) ??
          (key.includes('.') ? languageOfPath(key) : undefined);
        if (id) return mappedRegion(id, mapped);
        return commandKey.test(key) ? mappedRegion(languageOf(null, 'shellscript'), mapped) : [];
      });
    default:
      return [];
  }
}

/** What a block of commands is called in pipelines, compose files and tasks. */
const commandKey =
  /^(?:|run|script|command|args|entrypoint|cmd|shell|inline|inlineScript|(?:before|after)_script|install|deploy|test)$/;

function ownCode(language: Language, text: string): Region[] {
  const mapped = language.islands ? islandCode(language, text) : null;
  return mapped ? mappedRegion(languageOf(null, language.islands?.language), mapped) : [];
}

function markdownRegions(language: Language, text: string): Region[] {
  const { code, all } = fences(text);
  const program = language.id === 'mdx' ? mdxCode(text, all) : null;
  const rest = program
    ? mappedRegion(languageOf(null, 'typescriptreact'), program)
    : language.id === 'mdx'
      ? []
      : indentedCode(text, all);
  return [...rest, ...code].sort((a, b) => a.start - b.start);
}

function filters(text: string): Region[] {
  return filterBlocks(text).flatMap((block) => mappedRegion(languageOf(null, block.language), block.mapped));
}

function rstRegions(text: string): Region[] {
  return rstBlocks(text).flatMap((block) => {
    const language = fenceLanguage(block.language, block.mapped.text);
    return language ? mappedRegion(language, block.mapped) : [];
  });
}

function listings(text: string): Region[] {
  return asciidocBlocks(text).flatMap(({ language: name, start, end }) => {
    const language = fenceLanguage(name, text.slice(start, end));
    return language ? [{ language, start, end }] : [];
  });
}

/**
 * The code of a region, as long as in the host. Islands of template languages (`<%= … %>`, `<?= … ?>`, `{{ … }}`) become
 * a name or blank, so that the rest can be parsed.
 */
export function regionText(host: string, region: Region): string {
  if (region.mapped) return region.mapped.text;
  const inside = host.slice(region.start, region.end);
  const { embeds, id } = region.language;
  const hasOwnIslands = embeds === 'markup' || embeds === 'markdown' || id === 'php';
  return hasOwnIslands ? inside : withoutIslands(inside);
}

const islands =
  /<%[\s\S]{0,2000}?%>|<\?(?:php|=)[\s\S]{0,2000}?\?>|\{%[^\n]{0,500}?%\}|\{\{[^{}:\n]{0,300}\}\}|\{!![^\n]{0,300}?!!\}|\/\*\[[[(][^\n]{0,300}?[\])]\]\*\/[ \t]{0,5}(?:'[^'\n]{0,200}'|"[^"\n]{0,200}"|\w{1,50})?|\[[[(]\$\{[^\n]{0,300}?\}[\])]\]/g;

function withoutIslands(code: string): string {
  if (!/<%|<\?|\{[{%!]|\[[[(]/.test(code)) return code;
  return code.replace(islands, (island) => {
    const gives = /^(?:<%[=-]|<\?=|<\?php\s+echo\b|\{\{|\{!!|\/\*\[|\[)/.test(island);
    return island.replace(/[^\r\n]/g, gives ? '_' : ' ');
  });
}
