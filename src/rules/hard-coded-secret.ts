import type { Report, Rule } from './rule.ts';

export const hardCodedSecret: Rule = {
  id: 'hard-coded-secret',
  title: "Plaid's secret is written into a file",
  severity: 'error',
  docs: 'https://plaid.com/docs/quickstart/glossary/#api-keys',
  docsTitle: 'API keys',
  why: 'Whoever reads the file can call the API in your name. A secret in a repository stays in its history.',
  fires: [
    'secret, PLAID-SECRET or PLAID_SECRET is given a text of 30 hexadecimal digits (error).',
    'A .env file holds it (warning).',
  ],
  silent: [
    'Placeholders, and values that are read from the environment.',
    'Tests and fixtures, unless a setting asks for them.',
  ],
  remedy:
    'Read it from the environment or a secret store, and rotate it in the Dashboard (Developers, Keys).',
  wrong: { language: 'ts', code: "const PLAID_SECRET = 'c9f3a1e07b5d42688e31f0a9d7b264';" },
  right: { language: 'ts', code: 'const PLAID_SECRET = process.env.PLAID_SECRET;' },
  sources: ['https://plaid.com/docs/quickstart/glossary/', 'https://plaid.com/docs/api/#api-access'],
  *check({ recognition }): Iterable<Report> {
    for (const use of recognition.secrets) {
      if (use.secret !== 'secret') continue;
      const inEnv = recognition.language.reader === 'env';
      yield {
        span: use.span,
        severity: inEnv ? 'warning' : 'error',
        message: inEnv
          ? "Plaid's secret stands in this file. Keep the file out of version control; if it was ever committed, rotate the secret in the Dashboard."
          : "Plaid's secret is written into the code: whoever reads it can call the API in your name. Read it from the environment, and rotate it in the Dashboard.",
        related: [],
        data: { secret: use.secret, environment: use.environment, value: use.span },
      };
    }
  },
};
