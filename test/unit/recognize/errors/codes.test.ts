import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorOptions, recognizeErrors } from '../../../../src/recognize/errors/index.ts';
import { SourceText } from '../../../../src/syntax/source.ts';

function mentions(text: string, options: Partial<ErrorOptions> = {}): string[] {
  return recognizeErrors(new SourceText(text), { reader: 'tree', path: 'src/app.ts', ...options }).codes.map(
    (found) => `${found.code ?? found.type}:${found.where}`,
  );
}

const PLAID = "import { PlaidApi } from 'plaid';\n";

test('a code that is Plaid’s alone needs no evidence, in any form', () => {
  assert.deepEqual(mentions(`if (err.error_code === 'ITEM_LOGIN_REQUIRED') {}`), [
    'ITEM_LOGIN_REQUIRED:string',
  ]);
  assert.deepEqual(mentions(`switch (c) { case "INSTITUTION_DOWN": break; }`), ['INSTITUTION_DOWN:string']);
  assert.deepEqual(mentions(`const x = { ITEM_LOGIN_REQUIRED: relink };`), ['ITEM_LOGIN_REQUIRED:key']);
  assert.deepEqual(mentions(`type C = 'INSTITUTION_NOT_RESPONDING' | 'INSTANT_MATCH_FAILED';`), [
    'INSTITUTION_NOT_RESPONDING:string',
    'INSTANT_MATCH_FAILED:string',
  ]);
  assert.deepEqual(mentions('LinkErrorCode.ITEM_LOGIN_REQUIRED'), ['ITEM_LOGIN_REQUIRED:identifier']);
});

test('a common word counts in a sentence about a link token, in a text that names Plaid', () => {
  const text = { reader: 'text', path: 'NOTES.md' } as const;
  const line = 'We get INVALID_CONFIGURATION when the server creates a link token.';
  assert.deepEqual(mentions(`# Plaid\n\nSome words.\n\n\n\n${line}`, text), ['INVALID_CONFIGURATION:text']);
  assert.deepEqual(mentions(line, text), []);
  assert.deepEqual(
    mentions('# Plaid\n\nSome words.\n\n\n\nThe build fails with INVALID_CONFIGURATION.', text),
    [],
  );
});

test('members of client libraries count with their library in the file', () => {
  assert.deepEqual(mentions('import LinkKit\ncase .itemLoginRequired: relink()', { path: 'A.swift' }), [
    'ITEM_LOGIN_REQUIRED:identifier',
  ]);
  assert.deepEqual(mentions('if (e.code == PLKItemErrorCodeItemLoginRequired) {}', { path: 'a.m' }), [
    'ITEM_LOGIN_REQUIRED:identifier',
  ]);
  assert.deepEqual(mentions('using Going.Plaid;\nif (c == ItemErrorCode.ItemLoginRequired) {}'), [
    'ITEM_LOGIN_REQUIRED:identifier',
  ]);
  assert.deepEqual(mentions('state.itemLoginRequired = true;'), []);
  const kit = 'import LinkKit\n';
  const swift = { path: 'A.swift' };
  // The case of LinkKit's error around a code says whose the code is, however common its name.
  assert.deepEqual(mentions(`${kit}if case .itemError(.noAccounts) = error.errorCode {}`, swift), [
    'NO_ACCOUNTS:identifier',
  ]);
  assert.deepEqual(
    mentions(`${kit}case .itemError(let code) where code == .invalidCredentials: retry()`, swift),
    ['INVALID_CREDENTIALS:identifier'],
  );
  assert.deepEqual(
    mentions(
      `${kit}extension ItemErrorCode {\n  var text: String {\n    switch self {\n    case .noAccounts: return ""\n    }\n  }\n}\nlet a: State = .noAccounts`,
      swift,
    ),
    ['NO_ACCOUNTS:identifier'],
  );
  assert.deepEqual(
    mentions(`${kit}case .noAccounts: show()\ncase .failed(.invalidCredentials): retry()`, swift),
    [],
  );
  assert.deepEqual(mentions(`${kit}case .institutionError(.noAccounts): show()`, swift), []);
  assert.deepEqual(mentions('// plaid\ncase .itemError(.noAccounts): show()', swift), []);
  assert.deepEqual(mentions(`${PLAID}state.itemLoginRequired = this.invalidCredentials;`), []);
});

test('a code that others use needs Plaid in the file, a generic one needs it near', () => {
  assert.deepEqual(mentions(`if (e.error_code === 'PRODUCT_NOT_READY') {}`), []);
  assert.deepEqual(mentions(`${PLAID}if (e.error_code === 'PRODUCT_NOT_READY') {}`), [
    'PRODUCT_NOT_READY:string',
  ]);
  assert.deepEqual(mentions(`${PLAID}\n\nreply(500, 'INTERNAL_SERVER_ERROR');`), []);
  assert.deepEqual(mentions(`${PLAID}\nif (e.error_code === 'INTERNAL_SERVER_ERROR') {}`), [
    'INTERNAL_SERVER_ERROR:string',
  ]);
  assert.deepEqual(mentions(`const retry = [\n 'INSTITUTION_DOWN',\n 'INTERNAL_SERVER_ERROR',\n];`), [
    'INSTITUTION_DOWN:string',
    'INTERNAL_SERVER_ERROR:string',
  ]);
});

test('a generic word is Plaid’s among others of Plaid’s', () => {
  const set = (codes: string) => `${PLAID}\n\nconst atBank = new Set([${codes}]);`;
  assert.deepEqual(
    mentions(set(`\n 'ITEM_LOCKED',\n 'PASSWORD_RESET_REQUIRED',\n 'USER_SETUP_REQUIRED',\n`)),
    ['ITEM_LOCKED:string', 'PASSWORD_RESET_REQUIRED:string', 'USER_SETUP_REQUIRED:string'],
  );
  assert.deepEqual(mentions(set(`'PRODUCT_NOT_SUPPORTED', 'PRODUCTS_NOT_SUPPORTED', 'NO_AUTH_ACCOUNTS'`)), [
    'PRODUCT_NOT_SUPPORTED:string',
    'PRODUCTS_NOT_SUPPORTED:string',
    'NO_AUTH_ACCOUNTS:string',
  ]);
  // One word that others use too vouches for none.
  assert.deepEqual(mentions(set(`\n 'INVALID_CREDENTIALS',\n 'ITEM_NOT_FOUND',\n 'USER_NOT_FOUND',\n`)), [
    'ITEM_NOT_FOUND:string',
  ]);
  // Nor do they where nothing is Plaid's.
  assert.deepEqual(
    mentions(`const e = ['ITEM_LOCKED', 'PASSWORD_RESET_REQUIRED', 'USER_SETUP_REQUIRED'];`),
    [],
  );
});

test('a table’s generic words are Plaid’s however much stands under each', () => {
  const entry = `{\n  title: 'a',\n  text: 'b',\n  action: 'c',\n  retry: true,\n },\n`;
  const table = (...keys: string[]) => `const m = {\n${keys.map((key) => ` ${key}: ${entry}`).join('')}};`;
  assert.deepEqual(
    mentions(table('ITEM_LOGIN_REQUIRED', 'NEITHER', 'NO_ACCOUNTS', 'INTERNAL_SERVER_ERROR')),
    ['ITEM_LOGIN_REQUIRED:key', 'NO_ACCOUNTS:key', 'INTERNAL_SERVER_ERROR:key'],
  );
  assert.deepEqual(
    mentions(`${PLAID}${table('ITEM_LOCKED', 'PRODUCT_NOT_READY', 'NO_ACCOUNTS', 'NOT_FOUND')}`),
    ['ITEM_LOCKED:key', 'PRODUCT_NOT_READY:key', 'NO_ACCOUNTS:key'],
  );
  // Another table of the same file, and what stands deeper or further out.
  assert.deepEqual(
    mentions(`${table('ITEM_LOGIN_REQUIRED')}\n\n\n\n\n\nexport function f() {}\n${table('NOT_FOUND')}`),
    ['ITEM_LOGIN_REQUIRED:key'],
  );
  const python = (key: string) =>
    `    "${key}": {\n        "a": 1,\n        "b": 2,\n        "c": 3,\n        "d": 4,\n    },\n`;
  assert.deepEqual(
    mentions(`E = {\n${python('INVALID_CREDENTIALS')}${python('INSTITUTION_DOWN')}}`, { path: 'a.py' }),
    ['INVALID_CREDENTIALS:key', 'INSTITUTION_DOWN:key'],
  );
});

test('a generic word that is compared beside Plaid’s, or stands on their line', () => {
  assert.deepEqual(
    mentions(
      `${PLAID}\nif (\n code === 'PRODUCT_NOT_READY' ||\n code === 'INTERNAL_SERVER_ERROR' ||\n code === 'PLANNED_MAINTENANCE'\n) {}`,
    ),
    ['PRODUCT_NOT_READY:string', 'INTERNAL_SERVER_ERROR:string', 'PLANNED_MAINTENANCE:string'],
  );
  assert.deepEqual(
    mentions(`${PLAID}\nif code in ("INVALID_API_KEYS", "UNAUTHORIZED_ENVIRONMENT"): stop()`),
    ['INVALID_API_KEYS:string', 'UNAUTHORIZED_ENVIRONMENT:string'],
  );
  assert.deepEqual(
    mentions(`${PLAID}\nif (code === 'NOT_FOUND' || code === 'INTERNAL_SERVER_ERROR') {}`),
    [],
  );
  assert.deepEqual(mentions(`${PLAID}\nif (['USER_NOT_FOUND', 'INVALID_CREDENTIALS'].includes(x)) {}`), []);
});

test('a comment on a failure tells of Plaid or of its endpoint', () => {
  const said = (comment: string) =>
    mentions(`${PLAID}\n\n\n\n${comment}\nrun();`, {
      commentAt: (offset) => offset > PLAID.length && offset < PLAID.length + 4 + comment.length,
    });
  assert.deepEqual(said('// /transactions/sync returns an error\n// (NO_ACCOUNTS) for such Items.'), [
    'NO_ACCOUNTS:comment',
  ]);
  assert.deepEqual(said('// Plaid then refuses the token:\n// 400 INVALID_FIELD, whatever is sent.'), [
    'INVALID_FIELD:comment',
  ]);
  assert.deepEqual(said('// The new keys are ours.\n// INVALID_FIELD is what the form shows.'), []);
  // The end of a sentence is no owner of a member.
  assert.deepEqual(said('// It is not the bank’s. ITEM_LOCKED means that of the user.'), [
    'ITEM_LOCKED:comment',
  ]);
});

test('what own code gives its own errors is not Plaid’s, what it compares is', () => {
  const far = `${PLAID}${'\n'.repeat(300)}`;
  assert.deepEqual(mentions(`${far}raise ApiError(error_code="RATE_LIMIT_EXCEEDED", status=429)`), []);
  assert.deepEqual(mentions(`${far}return { errorCode: 'INTERNAL_SERVER_ERROR', at: now };`), []);
  assert.deepEqual(mentions(`${far}row.last_error_code = "INVALID_CREDENTIALS"`), []);
  assert.deepEqual(mentions(`${far}if (e.error_code == "RATE_LIMIT_EXCEEDED") wait();`), [
    'RATE_LIMIT_EXCEEDED:string',
  ]);
  assert.deepEqual(mentions(`${far}plaidItem.fail({ error_code: 'INVALID_CREDENTIALS' });`), [
    'INVALID_CREDENTIALS:string',
  ]);
});

test('a webhook’s code is an error’s among error codes', () => {
  assert.deepEqual(
    mentions(
      `const relink = [\n 'ITEM_LOGIN_REQUIRED',\n 'USER_PERMISSION_REVOKED',\n 'PENDING_EXPIRATION',\n];`,
    ),
    ['ITEM_LOGIN_REQUIRED:string', 'USER_PERMISSION_REVOKED:string'],
  );
  assert.deepEqual(
    mentions(`${PLAID}switch (webhook_code) {\n case 'USER_PERMISSION_REVOKED': return drop();\n}`),
    [],
  );
});

test('a generic word near Plaid’s own is vouched for in the same list only', () => {
  const own = `${PLAID}if (e.error_code === 'ITEM_LOGIN_REQUIRED') return relink();\n`;
  assert.deepEqual(mentions(`${own}res.status(404).json({ error: 'NOT_FOUND' });`), [
    'ITEM_LOGIN_REQUIRED:string',
  ]);
  assert.deepEqual(mentions(`${PLAID}export enum ErrorCode { NOT_FOUND = 'NOT_FOUND' }`), []);
});

test('members of other systems’ enumerations are never Plaid’s', () => {
  for (const other of [
    'StatusCode::INTERNAL_SERVER_ERROR',
    'HttpStatus.INTERNAL_SERVER_ERROR',
    'http.NOT_FOUND',
    'codes.NOT_FOUND',
    'ErrorCategory.RATE_LIMIT',
    'ErrorCode.NOT_FOUND',
  ])
    assert.deepEqual(mentions(`${PLAID}return ${other};`), [], other);
});

test('a code that its line gives to another system is not Plaid’s', () => {
  const prose = { reader: 'text', path: 'docs/fix.md' } as const;
  assert.deepEqual(mentions('Saved no transaction of Plaid: gRPC error 9, FAILED_PRECONDITION.', prose), []);
  assert.deepEqual(mentions('Plaid answers FAILED_PRECONDITION until extraction is done.', prose), [
    'FAILED_PRECONDITION:text',
  ]);
});

test('a code inside a longer name is none', () => {
  assert.deepEqual(mentions(`${PLAID}MY_ITEM_LOGIN_REQUIRED; ITEM_LOGIN_REQUIRED_AT`), []);
});

test('a type that is used as a code has no code; other types stand alone only on request', () => {
  const text = `${PLAID}switch (err.error_type) {\n case 'ITEM_ERROR':\n case 'RATE_LIMIT_EXCEEDED':\n}`;
  const found = recognizeErrors(new SourceText(text), { reader: 'tree', path: null });
  assert.deepEqual(
    found.codes.map((one) => [one.code, one.type]),
    [[null, 'RATE_LIMIT_EXCEEDED']],
  );
  assert.deepEqual(mentions(text, { types: true }), ['ITEM_ERROR:string', 'RATE_LIMIT_EXCEEDED:string']);
});

test('the names of webhooks are no error codes', () => {
  assert.deepEqual(mentions(`${PLAID}case 'PENDING_EXPIRATION':\ncase 'USER_PERMISSION_REVOKED':`), []);
  assert.deepEqual(mentions(`${PLAID}if (e.error_code === 'USER_PERMISSION_REVOKED') {}`), [
    'USER_PERMISSION_REVOKED:string',
  ]);
});

test('comments and strings are told by the callbacks', () => {
  const text = '// ITEM_LOGIN_REQUIRED\nfoo(ITEM_LOGIN_REQUIRED, `ITEM_LOGIN_REQUIRED`)';
  assert.deepEqual(mentions(text, { commentAt: (at) => at < 22, stringAt: (at) => text[at - 1] === '`' }), [
    'ITEM_LOGIN_REQUIRED:comment',
    'ITEM_LOGIN_REQUIRED:identifier',
    'ITEM_LOGIN_REQUIRED:string',
  ]);
});

test('in code, literals that stand together are a payload and comparisons are none', () => {
  const double = `const e = {\n  error_type: 'ITEM_ERROR',\n  error_code: 'ITEM_LOGIN_REQUIRED',\n  error_message: msg,\n};`;
  const { payloads, codes } = recognizeErrors(new SourceText(double), { reader: 'tree', path: null });
  assert.equal(codes.length, 0);
  assert.equal(payloads.length, 1);
  const [payload] = payloads;
  assert.equal(payload?.error_type, 'ITEM_ERROR');
  assert.equal(payload?.error_message, null);
  assert.equal(double.slice(payload?.span.start, payload?.span.end), double.slice(10, -1));
  const compared = `if (e.error_type === 'ITEM_ERROR' && e.error_code === 'ITEM_LOGIN_REQUIRED') {}`;
  const second = recognizeErrors(new SourceText(compared), { reader: 'tree', path: null });
  assert.equal(second.payloads.length, 0);
  assert.equal(second.codes.length, 1);
});

test('logs: shared codes need Plaid on their record', () => {
  const log = { reader: 'text', path: 'app.log' } as const;
  assert.deepEqual(mentions('10:00:00 plaid sync failed: PRODUCT_NOT_READY', log), [
    'PRODUCT_NOT_READY:text',
  ]);
  assert.deepEqual(mentions('10:00:00 login failed: INVALID_CREDENTIALS', log), []);
  assert.deepEqual(mentions('10:00:00 job failed: ITEM_LOGIN_REQUIRED', log), ['ITEM_LOGIN_REQUIRED:text']);
});

test('spans are those of the original text behind escapes and colors', () => {
  const text = '\u001b[31mplaid\u001b[0m 🙂 \u001b[1mITEM_LOGIN_REQUIRED\u001b[0m and "\\nITEM_LOCKED"';
  const { codes } = recognizeErrors(new SourceText(text), { reader: 'text', path: null });
  assert.deepEqual(
    codes.map((one) => text.slice(one.span.start, one.span.end)),
    ['ITEM_LOGIN_REQUIRED', 'ITEM_LOCKED'],
  );
});

test('a comparison in a page or a README is a mention, no payload', () => {
  const script = `<script>\nplaidHandler.open();\nif (data.error.error_code === 'PRODUCT_NOT_READY') retry();\n</script>`;
  const fence = '`'.repeat(3);
  const fenced = `${fence}rb\nif body['error_code'] == 'ITEM_LOGIN_REQUIRED'\n${fence}`;
  for (const [text, path, code] of [
    [script, 'a.html', 'PRODUCT_NOT_READY'],
    [fenced, 'README.md', 'ITEM_LOGIN_REQUIRED'],
  ] as const) {
    const found = recognizeErrors(new SourceText(text), { reader: 'text', path });
    assert.deepEqual([found.payloads.length, found.codes.map((each) => each.code)], [0, [code]]);
  }
});

test('a list with one code of Plaid’s alone vouches for its items to the end', () => {
  const items = [
    'INSTITUTION_DOWN',
    'USER_SETUP_REQUIRED',
    'ITEM_LOCKED',
    'INVALID_CREDENTIALS',
    'MFA_NOT_SUPPORTED',
  ];
  const more = ['INSUFFICIENT_CREDENTIALS', 'PRODUCT_NOT_READY', 'INTERNAL_SERVER_ERROR', 'NO_ACCOUNTS'];
  const list = [...items, ...more].map((each) => `  '${each}',`);
  assert.equal(mentions(`const shown = [\n${list.join('\n')}\n];`).length, list.length);
  const apart = `${list.join('\n')}\n];\n${'\n'.repeat(8)}const own = [\n  'NO_ACCOUNTS',\n];`;
  assert.equal(mentions(`const shown = [\n${apart}`).length, list.length);
});
