import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { beyond, distinct, isSaidIn, led } from '../../../src/diagnosis/distinct.ts';
import { diagnosisMarkdown } from '../../../src/render/diagnosis.ts';

test('of two steps that say the same the longer stays, in its place', () => {
  const full = 'Load .env before the client is built (dotenv at the very top) and restart the server.';
  const other = 'Print which variables are set, never their values.';
  assert.deepEqual(distinct(['Load the environment before building the client.', other, full]), [
    other,
    full,
  ]);
  assert.deepEqual(distinct([full, other, 'Restart the server.']), [full, other]);
  assert.deepEqual(distinct(['Retry later.', 'Retry later.']), ['Retry later.']);
});

test('steps that ask for something else stay', () => {
  for (const steps of [
    ['Fetch a new link_token there.', 'Do not fetch a new link_token there, keep the first one.'],
    ['Remove the line com.plaid.link:sdk-core.', 'Add the line com.plaid.link:sdk-core to build.gradle.'],
    ['Raise minSdkVersion to 21.', 'Raise minSdkVersion in build.gradle to 24 for the new SDK.'],
    ['Send redirect_uri on the web.', 'Send android_package_name from Android, not on the web.'],
    ['Call /accounts/get.', 'Call /auth/get again and store the numbers of all accounts.'],
    ['Retry.', 'Restart, retry.'],
    ['', 'Retry later.'],
  ])
    assert.deepEqual(distinct(steps), steps);
});

test('a remedy stands in front unless the steps carry it out', () => {
  const steps = [
    'Store next_cursor per Item and send only that.',
    'On this error restart with an empty cursor.',
  ];
  assert.deepEqual(led('Store the cursor per Item; on this error restart with an empty one.', steps), steps);
  assert.deepEqual(led('Look at the bank.', steps), ['Look at the bank.', ...steps]);
  assert.deepEqual(led('Use /transactions/get.', steps), ['Use /transactions/get.', ...steps]);
});

test('a general sentence is said in a particular one, not the other way round', () => {
  const particular = 'The bank no longer accepts the stored login (password or MFA changed).';
  assert.equal(isSaidIn('The bank no longer accepts the stored login.', particular), true);
  assert.equal(isSaidIn(particular, 'The bank no longer accepts the stored login.'), false);
  assert.equal(isSaidIn('The bank accepts the stored login.', particular), false);
});

test('what a sentence says beyond another', () => {
  const shown = 'The bank no longer accepts the stored login.';
  const summary = 'The bank no longer accepts the stored login; the user has to log in again.';
  assert.equal(beyond(summary, shown), 'The user has to log in again.');
  assert.equal(beyond(shown, shown), '');
  assert.equal(beyond(summary, 'The script is missing.'), summary);
  assert.equal(
    beyond('The script is missing; redirect_uri is blank.', 'The script is missing.'),
    'redirect_uri is blank.',
  );
});

const LOGIN =
  "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state";

test('an answer says its verdict once', () => {
  for (const text of ['ITEM_LOGIN_REQUIRED', `ITEM_LOGIN_REQUIRED: ${LOGIN}`]) {
    const shown = diagnosisMarkdown(diagnose({ text }, null));
    assert.equal(shown.split('no longer accepts the stored login').length - 1, 1, shown);
    assert.match(shown, /Retrying does not help/);
  }
  const general = 'A field is malformed';
  const sure = 'INVALID_FIELD: OAuth redirect URI must be configured in the developer dashboard';
  assert.ok(!diagnosisMarkdown(diagnose({ text: sure }, null)).includes(general));
  assert.ok(diagnosisMarkdown(diagnose({ text: 'INVALID_FIELD' }, null)).includes(general));
});

test('the cause of a code that a known cause tells is not listed beside it', () => {
  const causes = diagnose({ text: 'RATE_LIMIT' }, null).causes.map(({ title }) => title);
  assert.equal(causes.filter((title) => /^Too many requests/.test(title)).length, 1);
  const text = 'INVALID_FIELD: OAuth redirect URI must be configured in the developer dashboard';
  const told = diagnose({ text }, null).causes;
  assert.equal(told[0]?.id, 'redirect-uri-not-registered');
  assert.deepEqual(
    told.filter(({ id }) => id.includes('/INVALID_FIELD/')),
    [],
  );
});

test('the only cause of a code is not told beside the known cause of the same error', () => {
  const { causes } = diagnose({ text: '/institutions/get_by_id returns INVALID_INSTITUTION' }, null);
  assert.equal(causes[0]?.id, 'institution-id-unknown');
  assert.deepEqual(
    causes.filter(({ id }) => id.includes('/INVALID_INSTITUTION/')),
    [],
  );
});

test('the remedy of another cause ends at a semicolon outside of parentheses', () => {
  const cause = (id: string, fix: string) => ({
    id,
    title: `Cause ${id}`,
    statement: `The cause ${id} in a sentence.`,
    why: 'Because.',
    certainty: 'possible' as const,
    evidence: [],
    against: [],
    steps: [],
    fix,
    source: null,
  });
  const shown = diagnosisMarkdown({
    ...diagnose({ text: 'ITEM_LOGIN_REQUIRED' }, null),
    causes: [cause('one', 'Do (this; that) first; then rest.'), cause('two', 'Set a: b.')],
  });
  assert.match(shown, /The cause one in a sentence\.\*\* Do \\?\(this; that\\?\) first\.\n/);
  assert.match(shown, /\*\*Cause two\.\*\* Set a/);
});
