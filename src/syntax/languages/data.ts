import type { Language } from '../language.ts';

export const json: Language = {
  id: 'json',
  reader: 'json',
  embeds: 'strings',
  extensions: ['.json', '.webmanifest', '.har'],
};

/** The file of a notebook; an editor shows its cells as documents of their own. */
export const notebook: Language = {
  id: 'jupyter',
  aliases: ['ipynb'],
  reader: 'json',
  embeds: 'notebook',
  extensions: ['.ipynb'],
};

export const jsonc: Language = {
  id: 'jsonc',
  reader: 'json',
  extensions: ['.jsonc', '.json5', '.code-workspace'],
  lineComment: '//',
};

export const jsonl: Language = {
  id: 'jsonl',
  aliases: ['ndjson'],
  reader: 'json',
  extensions: ['.jsonl', '.ndjson'],
};

export const dotenv: Language = {
  id: 'dotenv',
  aliases: ['env'],
  reader: 'env',
  extensions: ['.env'],
  fileNames: [/^\.env(\..+)?$/, /^\.envrc$/, /\.env$/],
  lineComment: '#',
};

export const log: Language = {
  id: 'log',
  aliases: ['Log', 'code-text-binary'],
  reader: 'text',
  extensions: ['.log', '.out', '.err', '.trace'],
  fileNames: [/\.log\.\d+$/, /^(syslog|messages)(\.\d+)?$/],
};

export const plaintext: Language = {
  id: 'plaintext',
  reader: 'text',
  extensions: ['.txt', '.text', '.csv', '.tsv'],
};

/** Compose files, pipelines, manifests of clusters, credentials, descriptions of APIs. */
export const yaml: Language = {
  id: 'yaml',
  aliases: [
    'yml',
    'dockercompose',
    'github-actions-workflow',
    'azure-pipelines',
    'helm',
    'ansible',
    'spring-boot-properties-yaml',
  ],
  reader: 'text',
  embeds: 'blocks',
  extensions: ['.yml', '.yaml'],
  lineComment: '#',
};

export const toml: Language = { id: 'toml', reader: 'text', extensions: ['.toml'], lineComment: '#' };

/** `name = value` or `name: value`, with sections or without. */
export const ini: Language = {
  id: 'ini',
  aliases: ['properties', 'java-properties', 'spring-boot-properties', 'xcconfig'],
  reader: 'text',
  extensions: ['.ini', '.properties', '.cfg', '.conf', '.xcconfig'],
  lineComment: '#',
};

export const dockerfile: Language = {
  id: 'dockerfile',
  reader: 'text',
  extensions: ['.dockerfile'],
  fileNames: [/^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$/i],
  lineComment: '#',
};

export const terraform: Language = {
  id: 'terraform',
  aliases: ['hcl', 'terraform-vars', 'opentofu', 'opentofu-vars'],
  reader: 'text',
  extensions: ['.tf', '.tfvars', '.hcl'],
  lineComment: '#',
};

export const makefile: Language = {
  id: 'makefile',
  reader: 'text',
  extensions: ['.mk'],
  fileNames: [/^(?:GNU)?[Mm]akefile(?:\.[\w.-]+)?$/, /^Procfile(?:\.[\w.-]+)?$/],
  lineComment: '#',
};
