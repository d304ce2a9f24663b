import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizeErrors } from '../../../../src/recognize/errors/index.ts';
import { SourceText } from '../../../../src/syntax/source.ts';

function codes(text: string, path = 'src/app.ts'): string[] {
  return recognizeErrors(new SourceText(text), { reader: 'tree', path }).codes.map(
    (found) => found.code ?? found.type ?? '',
  );
}

test('an arm is an error’s code where the subject of its construct is one', () => {
  const cases: readonly [text: string, path: string][] = [
    [`Plaid::Item\ncase error.data['error_code']\nwhen 'NO_ACCOUNTS'\n  skip\nend`, 'a.rb'],
    ['import plaid\nswitch e.GetErrorCode() {\ncase "NO_ACCOUNTS":\n\treturn\n}', 'a.go'],
    [
      'import "github.com/plaid/plaid-go"\ncode := plaidErr.GetErrorCode()\nswitch code {\ncase "OTHER",\n\t"NO_ACCOUNTS":\n\treturn\n}',
      'a.go',
    ],
    ['plaid\nwhen (body.errorCode) {\n    "NO_ACCOUNTS" -> skip()\n}', 'a.kt'],
    [
      'PlaidEx\ncase event["error_code"] do\n  "OTHER" ->\n    a()\n\n  "NO_ACCOUNTS" ->\n    b()\nend',
      'a.ex',
    ],
    ['plaid\nmatch e.error_code.as_str() {\n    "NO_ACCOUNTS" => skip(),\n}', 'a.rs'],
    ['using Going.Plaid;\nvar x = error.ErrorCode switch\n{\n    "NO_ACCOUNTS" => 1,\n};', 'a.cs'],
  ];
  for (const [text, path] of cases) assert.deepEqual(codes(text, path), ['NO_ACCOUNTS'], `${path}: ${text}`);
});

test('an arm of another subject is none', () => {
  const cases: readonly [text: string, path: string][] = [
    [`Plaid::Item\ncase state\nwhen 'NO_ACCOUNTS'\n  skip\nend`, 'a.rb'],
    ['import plaid\nswitch status {\ncase "NOT_FOUND":\n\treturn\n}', 'a.go'],
    [
      'import plaid\nswitch e.GetErrorCode() {\ncase "A":\n\treturn\n}\nswitch status {\ncase "NOT_FOUND":\n\treturn\n}',
      'a.go',
    ],
    ['code := r.URL.Query().Get("code") // plaid\nswitch code {\ncase "NOT_FOUND":\n\treturn\n}', 'a.go'],
    ['plaid\nmap.errorCode()\nval x = listOf(\n    "NOT_FOUND",\n)', 'a.kt'],
  ];
  for (const [text, path] of cases) assert.deepEqual(codes(text, path), [], `${path}: ${text}`);
});

test('a name that was given the code of an error of Plaid’s is compared', () => {
  assert.deepEqual(codes('code, message, kind := plaidError(err)\nif code == "INVALID_FIELD" {\n}', 'a.go'), [
    'INVALID_FIELD',
  ]);
  assert.deepEqual(
    codes('String code = plaidError.getErrorCode();\nif ("INVALID_FIELD".equals(code)) {}', 'A.java'),
    ['INVALID_FIELD'],
  );
  assert.deepEqual(codes('code := validate(form)\n// plaid\nif code == "INVALID_FIELD" {\n}', 'a.go'), []);
  assert.deepEqual(
    codes('code := validate(form)\n// plaid\nif other.code == "INVALID_FIELD" {\n}', 'a.go'),
    [],
  );
});

test('a name that takes the code out of a payload, or is asked for one of several', () => {
  const taken = "import 'plaid';\nconst { error_code: code } = error.response.data;\n";
  assert.deepEqual(codes(`${taken}if (code === 'INVALID_CREDENTIALS') relink();`), ['INVALID_CREDENTIALS']);
  const other = "import 'plaid';\nconst { status_code: code } = error.response.data;\n";
  assert.deepEqual(codes(`${other}if (code === 'INVALID_CREDENTIALS') relink();`), []);
  const python = (given: string) =>
    `import plaid\ncode = ${given}\nif code in ('INVALID_CREDENTIALS', 'RATE_LIMIT_EXCEEDED'):\n    pass`;
  assert.deepEqual(codes(python("json.loads(e.body).get('error_code')"), 'a.py'), [
    'INVALID_CREDENTIALS',
    'RATE_LIMIT_EXCEEDED',
  ]);
  assert.deepEqual(codes(python("request.args.get('code')"), 'a.py'), []);
});

test('a getter of the code is compared, also in an assertion', () => {
  assert.deepEqual(codes("<?php // plaid\nexpect($e->getErrorCode())->toBe('INVALID_API_KEYS');", 'T.php'), [
    'INVALID_API_KEYS',
  ]);
});

test('what an error says is searched for a code, below a word of Plaid', () => {
  const java = (condition: string) => `import com.plaid.client.PlaidApi;\nif (${condition}) {}`;
  assert.deepEqual(codes(java('errorMessage.contains("INVALID_FIELD")'), 'A.java'), ['INVALID_FIELD']);
  assert.deepEqual(codes('plaid\nif strings.Contains(err.Error(), "INVALID_FIELD") {}', 'a.go'), [
    'INVALID_FIELD',
  ]);
  assert.deepEqual(
    codes("Plaid\nif e.message.include?('MISSING_FIELDS') || error.message.include?('x')", 'a.rb'),
    [],
  );
  assert.deepEqual(codes("Plaid\nif error.message.include?('MISSING_FIELDS')", 'a.rb'), ['MISSING_FIELDS']);
  assert.deepEqual(codes(java('errorMessage.contains("NOT_FOUND")'), 'A.java'), []);
  assert.deepEqual(codes(java('errorMessage.contains("INVALID_CREDENTIALS")'), 'A.java'), []);
  assert.deepEqual(codes('if (errorMessage.contains("INVALID_FIELD")) {}', 'A.java'), []);
});

test('an enumeration, list, call or record of Plaid’s errors vouches for its items', () => {
  assert.deepEqual(
    codes('public enum PlaidErrorCode\n{\n  // Requests\n  INVALID_BODY,\n  NOT_FOUND,\n}', 'E.java'),
    ['INVALID_BODY', 'NOT_FOUND'],
  );
  assert.deepEqual(codes("PLAID_RETRYABLE_ERRORS = [\n  'INTERNAL_SERVER_ERROR',\n].freeze", 'a.rb'), [
    'INTERNAL_SERVER_ERROR',
  ]);
  assert.deepEqual(
    codes("<?php\n$e = new PlaidException(\n  'no',\n  401,\n  'INVALID_API_KEYS',\n);", 'a.php'),
    ['INVALID_API_KEYS'],
  );
  assert.deepEqual(codes('{:error, %PlaidEx.Error{\n  code: "INTERNAL_SERVER_ERROR",\n}}', 'a.exs'), [
    'INTERNAL_SERVER_ERROR',
  ]);
  assert.deepEqual(codes('def handle_plaid_error(e) {\n  INTERNAL_SERVER_ERROR\n}', 'a.groovy'), []);
  assert.deepEqual(codes('public enum HttpError // plaid\n{\n  NOT_FOUND,\n}', 'E.java'), []);
  assert.deepEqual(codes("PLAID_HEADERS = [\n  'NOT_FOUND',\n]", 'a.rb'), []);
});

test('a list with two codes that few others use vouches for a third', () => {
  assert.deepEqual(
    codes('plaid = 1\nRETRY = ["INTERNAL_SERVER_ERROR", "PLANNED_MAINTENANCE", "PRODUCT_NOT_READY"]', 'a.py'),
    ['INTERNAL_SERVER_ERROR', 'PLANNED_MAINTENANCE', 'PRODUCT_NOT_READY'],
  );
  assert.deepEqual(codes('plaid = 1\nRETRY = ["INTERNAL_SERVER_ERROR", "NOT_FOUND"]', 'a.py'), []);
});

test('a line like one with a code of Plaid’s alone, and a type beside the code', () => {
  const clause = (code: string) => `def classify(%Error{code: "${code}"}), do: :retry\n`;
  assert.deepEqual(codes(`${clause('INSTITUTION_DOWN') + clause('INTERNAL_SERVER_ERROR')}# plaid`, 'a.ex'), [
    'INSTITUTION_DOWN',
    'INTERNAL_SERVER_ERROR',
  ]);
  assert.deepEqual(codes(`${clause('INTERNAL_SERVER_ERROR')}# plaid`, 'a.ex'), []);
  assert.deepEqual(codes('# plaid\n%Error{type: :api_error, code: "INTERNAL_SERVER_ERROR"}', 'a.ex'), [
    'INTERNAL_SERVER_ERROR',
  ]);
  assert.deepEqual(codes('# plaid\n%Error{type: :item_error, code: "INTERNAL_SERVER_ERROR"}', 'a.ex'), []);
});

test('members of an own enumeration where they are declared', () => {
  const members = 'ItemLoginRequired = 1,\n  /** No accounts. */\n  NoAccounts,\n  InstitutionDown\n';
  assert.deepEqual(codes(`namespace Harbour.Plaid;\npublic enum ErrorCode\n{\n  ${members}}`, 'E.cs'), [
    'ITEM_LOGIN_REQUIRED',
    'NO_ACCOUNTS',
    'INSTITUTION_DOWN',
  ]);
  assert.deepEqual(codes(`public enum ErrorCode\n{\n  ${members}}`, 'E.cs'), []);
  assert.deepEqual(codes(`namespace Plaid;\npublic enum Step\n{\n  ${members}}`, 'E.cs'), []);
  assert.deepEqual(
    codes('// plaid\nenum LoginError { InvalidCredentials, UserNotFound, NotFound }', 'E.cs'),
    [],
  );
});

test('atoms and symbols named after a code of Plaid’s alone', () => {
  const elixir = 'alias Plaid.Error\nif error_code, do: {:error, :item_login_required}';
  assert.deepEqual(codes(elixir, 'a.ex'), ['ITEM_LOGIN_REQUIRED']);
  assert.deepEqual(codes('# Plaid error_code\nplaid_items(:no_accounts)', 'a.rb'), []);
  assert.deepEqual(codes("// plaid error_code\nconst a = ':item_login_required';", 'a.ts'), []);
});

test('the code of a server’s own error stays one, in a text too', () => {
  const inText = (text: string) =>
    recognizeErrors(new SourceText(text), { reader: 'text', path: 'guide.md' }).codes.length;
  assert.equal(inText('assert {:error, %PlaidEx.Error{code: "INTERNAL_SERVER_ERROR"}} = f()'), 1);
  assert.equal(inText('{"code": "INTERNAL_SERVER_ERROR", "path": "plaid.link"}'), 0);
});
