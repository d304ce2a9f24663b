import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { allCodes, isSharedCode } from '../../../src/catalog/words.ts';
import { recognizeErrors } from '../../../src/recognize/errors/index.ts';
import { mentionsPlaid } from '../../../src/recognize/mention.ts';
import { SourceText } from '../../../src/syntax/source.ts';

test('every code that is Plaid’s alone passes the filter', () => {
  for (const code of allCodes()) if (!isSharedCode(code)) assert.ok(mentionsPlaid(`x ${code} y`), code);
});

test('other texts do not pass', () => {
  assert.equal(mentionsPlaid('{"account_id":"a","transaction_id":"b","user_name":"INVALID_X"}'), false);
  assert.equal(mentionsPlaid('NOT_FOUND INTERNAL_SERVER_ERROR'), false);
});

test('no error is behind the filter', () => {
  const own = fileURLToPath(new URL('../../fixtures/wire/own/', import.meta.url));
  for (const name of readdirSync(own).filter((file) => file.endsWith('.txt'))) {
    const text = readFileSync(own + name, 'utf8');
    const { codes, payloads } = recognizeErrors(new SourceText(text), { reader: 'text', path: null });
    if (codes.length + payloads.length > 0) assert.ok(mentionsPlaid(text), name);
  }
});
