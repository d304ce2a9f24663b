import type { Rule } from './rule.ts';

/** The id, apart from the rule, for those who must not report or fix it like the others. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** The runner makes these findings after all rules have spoken (`suppress.ts`): `check` has nothing to add. */
export const unusedSuppression: Rule = {
  id: UNUSED_SUPPRESSION,
  title: 'A comment turns off a rule that reports nothing there',
  severity: 'hint',
  // Plaid has nothing to say about it.
  docs: '',
  docsTitle: '',
  why: 'A suppression that no longer silences anything hides the next real mistake on that line, and one that misspells a rule silences nothing at all.',
  fires: [
    'A link-doctor-disable comment names a rule, and that rule reports nothing where the comment reaches.',
    'The comment names no rule, and nothing at all is reported there.',
    'The name in the comment is no rule.',
  ],
  silent: [
    'The rule is set to off, or the file is one in which nothing is reported (tests, third-party code).',
    'The comment stands in a language whose comments are not read.',
  ],
  remedy: 'Delete the name or the comment, or correct the name.',
  wrong: {
    language: 'ts',
    code: '// link-doctor-disable-next-line removed-environment\nnew Configuration({ basePath: PlaidEnvironments.sandbox });',
  },
  right: { language: 'ts', code: 'new Configuration({ basePath: PlaidEnvironments.sandbox });' },
  sources: ['The rule is about comments of Link Doctor itself.'],
  *check() {},
};
