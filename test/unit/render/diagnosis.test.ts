import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { diagnoseFinding } from '../../../src/diagnosis/finding.ts';
import { diagnosisMarkdown, diagnosisText, supportText } from '../../../src/render/diagnosis.ts';
import { missingRedirectUri } from '../../../src/rules/missing-redirect-uri.ts';

const payload =
  '{"error_type":"INVALID_REQUEST","error_code":"INVALID_FIELD","error_message":"OAuth redirect URI must be configured in the developer dashboard. See https://plaid.com/docs/#oauth-redirect-uris","request_id":"HNTDNrA8F1shFEW"}';

test('verdict, why, what to do, checks, other causes, what was recognized, Support, links: in this order', () => {
  const markdown = diagnosisMarkdown(diagnose({ text: payload }, null));
  const order = [
    '# INVALID_FIELD',
    '**Stated by the error:**',
    '## Why',
    '## Do',
    '## Only you can see',
    '## Other causes',
    '## What was recognized',
    '## For Plaid Support',
    '## Read on',
  ];
  const places = order.map((part) => markdown.indexOf(part));
  assert.ok(
    places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1)),
    `${places}\n${markdown}`,
  );
  assert.match(markdown, /\| `request_id` \| `HNTDNrA8F1shFEW` \|/);
});

test('as plain text it has no marks and the same words', () => {
  const text = diagnosisText(diagnose({ text: payload }, null));
  assert.doesNotMatch(text, /\*\*|^#|`|\]\(/m);
  assert.match(text, /^Do$/m);
  assert.match(text, /^ {2}request_id: HNTDNrA8F1shFEW$/m);
  assert.match(text, /https:\/\/plaid\.com\/docs\//);
});

test('names in sentences stay as they are written, so that a search finds them', () => {
  const markdown = diagnosisMarkdown(diagnose({ text: 'INVALID_LINK_TOKEN' }, null));
  assert.match(markdown, /new link_token|link_token/);
  assert.doesNotMatch(markdown, /\\_/);
});

test('the text for Support holds the error, its identifiers and what is missing', () => {
  const text = supportText(
    diagnose(
      {
        text: '{"error_type":"ITEM_ERROR","error_code":"INVALID_CREDENTIALS","request_id":"m8MDnv9okwxFNBV"}',
      },
      null,
    ),
  );
  assert.match(text, /^error: ITEM_ERROR \/ INVALID_CREDENTIALS$/m);
  assert.match(text, /^request_id: m8MDnv9okwxFNBV$/m);
  assert.match(text, /^not in this text: .*link_session_id/m);
});

test('a finding is diagnosed by what the file proves, with its evidence', () => {
  const diagnosis = diagnoseFinding(
    {
      rule: missingRedirectUri.id,
      severity: 'error',
      span: { start: 0, end: 1 },
      message: 'redirect_uri is missing: OAuth banks cannot return users.',
      docs: missingRedirectUri.docs,
      related: [
        { message: 'iOS: plaid-link-ios', at: { path: 'ios/Podfile', line: 6, column: 2, endColumn: 8 } },
      ],
    },
    missingRedirectUri,
  );
  const markdown = diagnosisMarkdown(diagnosis);
  assert.match(markdown, /\*\*Proved by the project:\*\* redirect_uri is missing/);
  assert.match(markdown, /iOS: plaid-link-ios \(`ios\/Podfile:7`\)/);
  assert.match(markdown, /## Do\n\n1\. Send an https redirect_uri/);
});

test('nothing stays escaped in the plain text', () => {
  const message = 'see https://e.example//a?b=1 & C:\\temp [x] *y* @z #1 <b>';
  const text = diagnosisText(
    diagnose(
      {
        text: JSON.stringify({ error_type: 'ITEM_ERROR', error_code: 'ITEM_LOCKED', error_message: message }),
      },
      null,
    ),
  );
  assert.ok(text.includes(message), text);
});
