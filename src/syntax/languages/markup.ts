import type { Language } from '../language.ts';

/** Pages and the template languages around them: scripts inside are read as their own language. */
export const html: Language = {
  id: 'html',
  aliases: ['handlebars', 'jinja', 'jinja-html', 'django-html', 'twig', 'liquid', 'freemarker'],
  reader: 'markup',
  embeds: 'markup',
  extensions: [
    '.html',
    '.htm',
    '.xhtml',
    '.hbs',
    '.handlebars',
    '.mustache',
    '.njk',
    '.j2',
    '.jinja',
    '.jinja2',
    '.twig',
    '.liquid',
    '.phtml',
    '.ftl',
    '.vm',
    '.tpl',
    '.tmpl',
    '.gohtml',
    '.edge',
    '.cfm',
    '.vtl',
    '.templ',
  ],
};

export const erb: Language = {
  id: 'erb',
  aliases: ['html-erb', 'rhtml'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.erb', '.rhtml'],
  islands: { marks: 'percent', language: 'ruby' },
};

export const ejs: Language = {
  id: 'ejs',
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.ejs'],
  islands: { marks: 'percent', language: 'javascript' },
};

export const jsp: Language = {
  id: 'jsp',
  aliases: ['gsp'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.jsp', '.jspx', '.jspf', '.gsp'],
  islands: { marks: 'percent', language: 'java' },
};

export const aspx: Language = {
  id: 'aspx',
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.aspx', '.ascx'],
  islands: { marks: 'percent', language: 'csharp' },
};

export const eex: Language = {
  id: 'eex',
  aliases: ['html-eex', 'html-heex', 'phoenix-heex', 'heex', 'surface'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.eex', '.heex', '.leex'],
  islands: { marks: 'percent', language: 'elixir' },
};

export const razor: Language = {
  id: 'razor',
  aliases: ['aspnetcorerazor'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.cshtml', '.razor', '.vbhtml'],
  islands: { marks: 'razor', language: 'csharp' },
};

export const blade: Language = {
  id: 'blade',
  reader: 'markup',
  embeds: 'markup',
  extensions: [],
  fileNames: [/\.blade\.php$/],
  islands: { marks: 'blade', language: 'php' },
};

export const vue: Language = { id: 'vue', reader: 'markup', embeds: 'markup', extensions: ['.vue'] };

export const svelte: Language = {
  id: 'svelte',
  aliases: ['astro'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.svelte', '.astro'],
};

/** Templates without closing tags: scripts stand in them by indentation, and are read as text. */
export const slim: Language = {
  id: 'slim',
  aliases: ['haml'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.slim', '.haml'],
  isIndented: true,
  islands: { marks: 'lines', language: 'ruby' },
};

export const pug: Language = {
  id: 'pug',
  aliases: ['jade'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.pug', '.jade'],
  isIndented: true,
  islands: { marks: 'lines', language: 'javascript' },
};

/** Manifests and resources of Android, property lists of Apple. */
export const xml: Language = {
  id: 'xml',
  aliases: ['plist'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.xml', '.plist', '.config', '.csproj', '.props'],
};

/** Fenced code is read as its language; the prose around it only shows error codes. */
export const markdown: Language = {
  id: 'markdown',
  reader: 'markup',
  embeds: 'markdown',
  extensions: ['.md', '.markdown', '.mdown', '.mdc', '.mkd', '.qmd', '.rmd'],
};

/** Markdown with elements, imports and exports between its paragraphs. */
export const mdx: Language = {
  id: 'mdx',
  reader: 'markup',
  embeds: 'markdown',
  extensions: ['.mdx'],
};

export const restructuredText: Language = {
  id: 'restructuredtext',
  aliases: ['rst'],
  reader: 'markup',
  embeds: 'markdown',
  extensions: ['.rst'],
};

export const asciidoc: Language = {
  id: 'asciidoc',
  aliases: ['adoc'],
  reader: 'markup',
  embeds: 'markdown',
  extensions: ['.adoc', '.asciidoc', '.asc'],
};
