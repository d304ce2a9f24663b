import type { EnvironmentUse } from '../recognize/model.ts';
import type { Report, Rule, Severity } from './rule.ts';

export const removedEnvironment: Rule = {
  id: 'removed-environment',
  title: 'The Development environment, or the older tartan, is used',
  severity: 'error',
  docs: 'https://plaid.com/docs/changelog/',
  docsTitle: 'Changelog: the Development environment is gone',
  why: 'Development was shut down on 2024-06-20 with all of its Items; tartan is older still. A call to their hosts fails. In the Node library the constant is undefined since version 26, and the client then talks to Production.',
  fires: [
    'A host, a constant of a client library or the env of a launch names Development or tartan (error).',
    'A member of a map or a branch that an environment variable chooses names it (warning).',
    'PLAID_ENV or a variable like it is set to development (error; warning in an example file).',
  ],
  silent: [
    'NODE_ENV, APP_ENV, Rails and Expo environments.',
    'The word development where it does not reach a Plaid client.',
    'Comments.',
  ],
  remedy:
    'Use sandbox for test data, or production with its own secret for real data. Which of them is right only you can tell.',
  wrong: { language: 'ts', code: 'new Configuration({ basePath: PlaidEnvironments.development });' },
  right: { language: 'ts', code: 'new Configuration({ basePath: PlaidEnvironments.sandbox });' },
  sources: [
    'https://plaid.com/docs/changelog/',
    'https://github.com/plaid/plaid-node/blob/master/CHANGELOG.md',
    'plaid 47.0.0 for Node, base.ts and configuration.ts',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const use of recognition.environments) {
      if (use.environment !== 'development' && use.environment !== 'tartan') continue;
      yield {
        span: use.span,
        severity: severityOf(use),
        message: messageFor(use),
        related: [],
        data: { form: use.form },
      };
    }
  },
};

function severityOf(use: EnvironmentUse): Severity {
  return use.form === 'lookup' || use.example === true ? 'warning' : 'error';
}

function messageFor(use: EnvironmentUse): string {
  const name = use.environment === 'tartan' ? 'The tartan environment' : "Plaid's Development environment";
  const since = use.environment === 'tartan' ? 'is gone' : 'is gone since 2024-06-20';
  const where = use.form === 'lookup' ? ': this choice fails at run time' : '';
  return `${name} ${since}${where}. Use sandbox for test data, or production with its own secret.`;
}
