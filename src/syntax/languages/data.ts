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
  aliases: ['env', 'properties'],
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
