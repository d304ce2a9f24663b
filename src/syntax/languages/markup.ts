import type { Language } from '../language.ts';

/** Pages and the template languages around them: scripts inside are read as their own language. */
export const html: Language = {
  id: 'html',
  aliases: [
    'erb',
    'html-erb',
    'handlebars',
    'ejs',
    'jinja',
    'jinja-html',
    'django-html',
    'twig',
    'liquid',
    'blade',
    'aspnetcorerazor',
    'razor',
    'jsp',
    'freemarker',
  ],
  reader: 'markup',
  embeds: 'markup',
  extensions: [
    '.html',
    '.htm',
    '.xhtml',
    '.erb',
    '.ejs',
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
    '.cshtml',
    '.jsp',
    '.ftl',
    '.gsp',
    '.vm',
    '.tpl',
    '.tmpl',
    '.gohtml',
    '.eex',
    '.heex',
    '.leex',
    '.edge',
    '.cfm',
    '.aspx',
    '.ascx',
    '.vbhtml',
    '.vtl',
    '.templ',
    '.razor',
  ],
  fileNames: [/\.blade\.php$/],
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
  aliases: ['haml', 'pug', 'jade'],
  reader: 'markup',
  embeds: 'markup',
  extensions: ['.slim', '.haml', '.pug', '.jade'],
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
  aliases: ['mdx'],
  reader: 'markup',
  embeds: 'markdown',
  extensions: ['.md', '.markdown', '.mdx', '.mdown', '.mdc', '.mkd', '.qmd'],
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
