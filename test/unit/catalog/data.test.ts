import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { generateWords } from '../../../scripts/catalog-words.mjs';
import { catalog } from '../../../src/catalog/catalog.ts';
import { allCodes, allTypes } from '../../../src/catalog/words.ts';

const folder = new URL('../../../src/catalog/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const json = (name: string) => JSON.parse(text(`data/${name}`));

const { errors, symptoms, types } = catalog();
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

for (const name of ['errors', 'types', 'symptoms', 'messages', 'request-fields']) {
  test(`${name}.json fits its schema`, () => {
    const validate = ajv.compile(json(`${name}.schema.json`));
    validate(json(`${name}.json`));
    const wrong = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    assert.deepEqual(wrong, []);
  });
}

test('the schema refuses a row without source, with an exclamation mark or with a foreign address', () => {
  const validate = ajv.compile(json('errors.schema.json'));
  const [row] = errors;
  assert.equal(validate([row]), true);
  assert.equal(validate([{ ...row, sources: [] }]), false);
  assert.equal(validate([{ ...row, date: undefined }]), false);
  assert.equal(validate([{ ...row, summary: 'Wrong password!' }]), false);
  assert.equal(validate([{ ...row, docs_url: 'https://plaid.com.example.org/docs' }]), false);
});

test('all rows are there, once each', () => {
  assert.equal(errors.length, 215);
  assert.equal(symptoms.length, 19);
  assert.equal(new Set(errors.map((row) => `${row.error_type}/${row.error_code}`)).size, 215);
  assert.equal(allCodes().length, 204);
  assert.equal(new Set(errors.map((row) => row.title)).size, 215);
});

test('six codes occur under several types', () => {
  const seen = new Map<string, number>();
  for (const { error_code } of errors) seen.set(error_code, (seen.get(error_code) ?? 0) + 1);
  assert.deepEqual([...seen].flatMap(([code, count]) => (count > 1 ? [code] : [])).sort(), [
    'DATA_QUALITY_CHECK_FAILED',
    'DATA_UNAVAILABLE',
    'NO_ACCOUNTS',
    'PRODUCT_NOT_ENABLED',
    'PRODUCT_NOT_READY',
    'USER_PERMISSION_REVOKED',
  ]);
});

test('no alias is a code, and none stands for two codes', () => {
  const codes = new Set(allCodes());
  const owner = new Map<string, string>();
  for (const { aliases, error_code } of errors) {
    for (const alias of aliases) {
      assert.equal(codes.has(alias), false, alias);
      assert.equal(owner.get(alias) ?? error_code, error_code, alias);
      owner.set(alias, error_code);
    }
  }
});

test('the hover card stays short', () => {
  for (const { error_code, likely, do: steps, summary, title } of errors) {
    for (const phrase of likely) assert.ok(phrase.split(/\s+/).length <= 8, `${error_code}: ${phrase}`);
    for (const phrase of [...likely, ...steps])
      assert.doesNotMatch(phrase, /[.;]$/, `${error_code}: ${phrase}`);
    assert.match(summary, /[.]$/, error_code);
    assert.doesNotMatch(title, /[.]$|_.*_.*_.*_/, error_code);
  }
});

test('a code known to the documentation says what is likely and what to do', () => {
  const bare = errors.filter((row) => row.causes.length > 0 && row.likely.length === 0);
  assert.deepEqual(bare, []);
  assert.deepEqual(
    errors.filter((row) => row.steps.length > 0 && row.do.length === 0),
    [],
  );
});

test('words in prose are American', () => {
  const british =
    /\w*(?:authoris|initialis|capitalis|categoris|recognis|tokenis|misspelt|behaviour|flavour)\w*|\b(?:cancelled|centre|afresh)\b/i;
  const prose = JSON.stringify([
    errors.map((row) => [
      row.title,
      row.summary,
      row.who,
      row.retry,
      row.likely,
      row.do,
      row.causes,
      row.steps,
      row.link_ux,
    ]),
    symptoms.map((row) => [row.title, row.symptoms, row.causes, row.steps]),
    types.map((row) => [row.title, row.summary]),
    json('messages.json').map((row: { means: string; fix: string }) => [row.means, row.fix]),
    json('request-fields.json').map((row: { constraints: string }) => row.constraints),
    json('endpoint-fields.json').map((row: { asks: string }) => row.asks),
  ]);
  assert.equal(british.exec(prose)?.[0], undefined);
});

test('a code means Plaid in all its rows, or in none', () => {
  const seen = new Map<string, boolean>();
  for (const { error_code, distinctive } of errors) {
    assert.equal(seen.get(error_code) ?? distinctive, distinctive, error_code);
    seen.set(error_code, distinctive);
  }
});

test('every type of a row has an entry with its codes', () => {
  const known = new Map(types.map((type) => [type.error_type, type]));
  assert.equal(known.size, types.length);
  assert.equal(allTypes().length, types.length);
  for (const { error_type, error_code } of errors) {
    if (error_type) assert.ok(known.get(error_type)?.codes.includes(error_code), error_code);
  }
  for (const { error_type, codes } of types) {
    for (const code of codes) {
      assert.ok(errors.some((row) => row.error_type === error_type && row.error_code === code));
    }
  }
});

test('symptoms refer to codes of the catalog', () => {
  const codes = new Set(allCodes());
  for (const { related_codes } of symptoms)
    for (const code of related_codes) assert.ok(codes.has(code), code);
});

test('the word list is that of the data', () => {
  assert.ok(text('words.generated.ts') === generateWords(), 'run node scripts/catalog-words.mjs');
});
