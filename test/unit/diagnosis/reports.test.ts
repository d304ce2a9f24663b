import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/catalog.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { subjectOf } from '../../../src/diagnosis/subject.ts';
import { diagnosisMarkdown } from '../../../src/render/diagnosis.ts';

interface Report {
  readonly id: string;
  readonly input: string;
  readonly topic: string;
  readonly must_mention: readonly (readonly string[])[];
}

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/reports/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const reports: readonly Report[] = fixture('reports.jsonl').map((line) => JSON.parse(line));
/** What a reader sees without scrolling far. */
const SHOWN = 2500;
const answer = (text: string) => diagnosisMarkdown(diagnose({ text }, null)).slice(0, SHOWN).toLowerCase();
const missing = (shown: string, { must_mention }: Report) =>
  must_mention.filter((words) => !words.some((word) => shown.includes(word.toLowerCase())));

for (const report of reports) {
  test(`report ${report.id}: ${report.topic}`, () => {
    const shown = answer(report.input);
    assert.deepEqual(missing(shown, report), [], shown);
  });
}

test('the answer to one topic does not pass for another', () => {
  let passed = 0;
  let pairs = 0;
  for (const asked of reports) {
    const shown = answer(asked.input);
    for (const other of reports) {
      if (other.topic === asked.topic) continue;
      pairs++;
      if (missing(shown, other).length === 0) passed++;
    }
  }
  assert.ok(passed / pairs < 0.1, `${passed} of ${pairs}`);
});

test('reports in other words lead to the same causes', () => {
  const wrong = fixture('paraphrases.txt').filter((line) => {
    const [id, text = ''] = line.split(' | ');
    return diagnose({ text }, null).causes[0]?.id !== id;
  });
  assert.ok(wrong.length <= 6, wrong.join('\n'));
});

test('texts about something else get no Plaid cause, or one that says whose trouble it may be', () => {
  const wrong = fixture('others.txt').filter((text) => diagnose({ text }, null).causes.length > 0);
  assert.ok(wrong.length <= 7, wrong.join('\n'));
  for (const text of wrong) {
    const { causes, notes } = diagnose({ text }, null);
    assert.ok(
      causes.every(({ certainty }) => certainty === 'possible'),
      text,
    );
    assert.match(notes.join(' '), /names nothing of Plaid/, text);
  }
});

test('another provider that fails in familiar words is named as such', () => {
  const { causes, notes } = diagnose(
    { text: 'Auth0: redirect_uri is not in the list of callback URLs' },
    null,
  );
  assert.deepEqual(causes, []);
  assert.match(notes.join(' '), /another provider/);
  const plaid = diagnose({ text: 'Plaid: redirect_uri is not in the list of allowed redirect URIs' }, null);
  assert.equal(plaid.causes[0]?.id, 'redirect-uri-not-registered');
});

test('what is named in a text says whose trouble it is', () => {
  const of = (text: string) => subjectOf(text, false);
  for (const text of [
    'TransactionsSyncRequest has no cursor',
    'investments/holdings/get is slow',
    'HISTORICAL_UPDATE came, and then nothing',
    'PLKConfiguration is missing',
    'account_filters is refused',
  ])
    assert.equal(of(text), 'plaid', text);
  for (const text of ['the bank does not show up', 'onSuccess runs twice', 'the webhook stays away'])
    assert.equal(of(text), 'near', text);
  for (const text of ['Okta: invalid redirect_uri', "Cannot find module '@acme/kit'", 'AADSTS50011: oauth'])
    assert.equal(of(text), 'foreign', text);
  for (const text of ['', 'git push failed', 'https://example.com/accounts/getting-started'])
    assert.equal(of(text), 'open', text);
});

test('every known message gives its exact meaning first, also as a log line', () => {
  const wrong: string[] = [];
  for (const { error_message, means } of catalog().messages) {
    for (const text of [
      error_message,
      `2026-03-01 12:00:00 ERROR [api] ${error_message}`.slice(error_message.length < 18 ? 31 : 0),
    ]) {
      const { verdict } = diagnose({ text }, null);
      // A meaning may name the message's own parts: what stands between them must be said.
      const said = means.split(/\{\w+\}/).every((part) => verdict?.text.includes(part));
      if (!said || /[{}]/.test(verdict?.text ?? '{')) wrong.push(`${text} -> ${verdict?.text}`);
    }
  }
  assert.ok(wrong.length <= 4, wrong.join('\n'));
});

test('a text that several codes share names none, and says so', () => {
  const { recognized, notes } = diagnose(
    { text: 'rate limit exceeded for attempts to access this item. please try again later' },
    null,
  );
  assert.deepEqual(recognized, []);
  assert.match(notes.join(' '), /BALANCE_LIMIT.*ITEM_GET_LIMIT/);
});
