import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorLinks } from '../../../src/editor/errorLinks.ts';
import { recognizeErrors } from '../../../src/recognize/errors/index.ts';

const links = (line: string) =>
  errorLinks(recognizeErrors, line).map(({ startIndex, length, tooltip, text }) => ({
    shown: line.slice(startIndex, startIndex + length),
    tooltip,
    text,
  }));

test('a code in a line is a link by its name', () => {
  assert.deepEqual(links('[14:02:11] 😀 plaid failed: ITEM_LOGIN_REQUIRED (item 3), then INVALID_MFA'), [
    {
      shown: 'ITEM_LOGIN_REQUIRED',
      tooltip: 'Diagnose ITEM_LOGIN_REQUIRED',
      text: 'ITEM_ERROR ITEM_LOGIN_REQUIRED',
    },
    { shown: 'INVALID_MFA', tooltip: 'Diagnose INVALID_MFA', text: 'ITEM_ERROR INVALID_MFA' },
  ]);
});

test('a payload is one link, and the line around it is diagnosed too', () => {
  const payload = '{"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED","request_id":"m8MDnv9okwxFNBV"}';
  const line = `POST /auth/get 400 ${payload}`;
  assert.deepEqual(links(line), [{ shown: payload, tooltip: 'Diagnose ITEM_LOCKED', text: line }]);
});

test('of two payloads each is diagnosed by itself', () => {
  const one = '{"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED","request_id":"aaaaaaaaaaaaaaa"}';
  const two = '{"error_type":"API_ERROR","error_code":"PLANNED_MAINTENANCE","request_id":"bbbbbbbbbbbbbbb"}';
  assert.deepEqual(
    links(`${one} ${two}`).map(({ text }) => text),
    [one, two],
  );
});

test('a tooltip is masked, and lines without Plaid have no links', () => {
  const token = 'access-production-1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d';
  const found = links(`{"error_type":"ITEM_ERROR","error_code":"${token}","request_id":"m8MDnv9okwxFNBV"}`);
  for (const { tooltip } of found) assert.doesNotMatch(tooltip, /1a2b3c4d/);
  for (const line of ['npm ERR! code E404 NOT_FOUND', 'HTTP 500 INTERNAL_SERVER_ERROR', '$ ls', ''])
    assert.deepEqual(links(line), [], line);
});
