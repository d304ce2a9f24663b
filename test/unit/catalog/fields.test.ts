import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldsText, generateFields } from '../../../scripts/generate-fields.mjs';
import {
  allowedProducts,
  countryCodes,
  fieldSpelling,
  generatedFacts,
  isApiSpelling,
  languages,
  products,
  requestFacts,
  requestField,
} from '../../../src/catalog/fields.ts';
import { allTypes } from '../../../src/catalog/words.ts';

const data = (name: string) =>
  readFileSync(new URL(`../../../src/catalog/data/${name}`, import.meta.url), 'utf8');

test('the generated facts are those of the installed package', () => {
  assert.ok(data('fields.generated.json') === fieldsText(), 'run node scripts/generate-fields.mjs');
});

test('the generator reads fields, lists, enumerations and deprecations', () => {
  const { fields } = generateFields();
  const by = new Map(fields.map((field) => [field.path, field]));
  assert.equal(by.get('user.client_user_id')?.required, true);
  assert.equal(by.get('eu_config')?.deprecated, true);
  assert.equal(by.get('redirect_uri')?.deprecated, undefined);
  assert.equal(by.get('country_codes')?.type, 'array<string>');
  assert.deepEqual(by.get('appearance_mode')?.enum, ['LIGHT', 'DARK', 'SYSTEM']);
  assert.equal(by.get('income_verification.stated_income_sources[].employer')?.type, 'string');
  assert.ok(fields.length > 180);
  assert.equal(by.size, fields.length);
});

test('every field of the package has a curated row, and the rest are removed ones', () => {
  const rows = JSON.parse(data('request-fields.json')) as { path: string; status: string }[];
  const curated = new Map(rows.map((row) => [row.path, row]));
  for (const { path } of generatedFacts().fields) assert.ok(curated.has(path), path);
  for (const row of rows) if (!requestField(row.path)) assert.equal(row.status, 'removed', row.path);
});

test('curated values are values of the package', () => {
  for (const { path, enum: values } of generatedFacts().fields) {
    if (!values) continue;
    for (const value of requestFacts(path)?.allowed ?? [])
      assert.ok(values.includes(value), `${path}: ${value}`);
  }
  for (const type of generatedFacts().error_types) assert.ok(allTypes().includes(type), type);
});

test('products, countries and languages', () => {
  assert.ok(products().includes('balance'));
  assert.equal(allowedProducts('products').includes('balance'), false);
  assert.ok(allowedProducts('products').includes('transactions'));
  assert.equal(countryCodes().length, 20);
  assert.equal(languages().length, 17);
});

test('client libraries spell fields in many ways', () => {
  for (const written of [
    'redirect_uri',
    'redirectUri',
    'RedirectUri',
    'redirectURI',
    'setRedirectUri',
    'SetRedirectUri',
    'withRedirectUri',
    'redirect_uri=',
    ':redirect_uri',
    'redirect-uri',
  ]) {
    assert.equal(fieldSpelling(written), 'redirect_uri', written);
  }
  assert.equal(fieldSpelling('androidPackageName'), 'android_package_name');
  assert.equal(fieldSpelling('addProductsItem'), 'products');
  assert.equal(fieldSpelling('clientUserId', 'user'), 'client_user_id');
  assert.equal(fieldSpelling('ClientUserId', 'user'), 'client_user_id');
  assert.equal(fieldSpelling('employer', 'income_verification.stated_income_sources'), 'employer');
  for (const written of [
    'clientUserId',
    'redirectUrl',
    'set',
    'with',
    '',
    'constructor',
    'toString',
    'x'.repeat(5000),
  ]) {
    assert.equal(fieldSpelling(written), null, written);
  }
  assert.equal(fieldSpelling('redirectUri', 'user'), null);
  assert.equal(isApiSpelling('redirect_uri'), true);
  assert.equal(isApiSpelling('redirectUri'), false);
});
