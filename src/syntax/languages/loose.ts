import type { Language } from '../language.ts';

// Languages that no shipped grammar reads: brackets, strings and comments are enough for what is looked for. The Swift
// grammar from npm ends the process on Node 24 (its tables overflow the compiler's memory), Dart's has no call nodes.

export const dart: Language = {
  id: 'dart',
  reader: 'loose',
  extensions: ['.dart'],
  lineComment: '//',
  keys: 'raw',
};

export const swift: Language = {
  id: 'swift',
  reader: 'loose',
  extensions: ['.swift'],
  lineComment: '//',
  quotes: '"',
  keys: 'raw',
};

export const objectiveC: Language = {
  id: 'objective-c',
  aliases: ['objective-cpp'],
  reader: 'loose',
  extensions: ['.m', '.mm'],
  lineComment: '//',
  quotes: '"',
  keys: 'raw',
};

export const elixir: Language = {
  id: 'elixir',
  reader: 'loose',
  extensions: ['.ex', '.exs'],
  lineComment: '#',
  keys: 'raw',
};

export const rust: Language = {
  id: 'rust',
  reader: 'loose',
  extensions: ['.rs'],
  lineComment: '//',
  quotes: '"',
  keys: 'raw',
};

export const shellscript: Language = {
  id: 'shellscript',
  aliases: ['bash', 'sh', 'zsh', 'fish', 'powershell', 'bat'],
  reader: 'loose',
  extensions: ['.sh', '.bash', '.zsh', '.fish', '.ps1', '.bat', '.cmd', '.curl'],
  lineComment: '#',
  // A body in single quotes is read through: what counts are the quotes of its JSON.
  quotes: '"',
  keys: 'raw',
};

export const http: Language = {
  id: 'http',
  aliases: ['rest'],
  reader: 'loose',
  extensions: ['.http', '.rest', '.bru'],
  lineComment: '#',
  quotes: '"',
  keys: 'raw',
};

export const scala: Language = {
  id: 'scala',
  aliases: ['groovy', 'gradle', 'clojure', 'haskell', 'cfml', 'coldfusion'],
  reader: 'loose',
  extensions: ['.scala', '.sc', '.groovy', '.gradle', '.cls', '.cfm', '.cfc', '.lua', '.pl', '.pm'],
  lineComment: '//',
  keys: 'raw',
};
