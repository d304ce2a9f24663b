import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';

const of = (error_message: string, error_code = 'INVALID_FIELD') =>
  diagnose({ text: JSON.stringify({ error_type: 'INVALID_REQUEST', error_code, error_message }) }, null);

test('an unknown message names its field, with what the documentation asks of it', () => {
  const { causes, verdict } = of('transactions.days_requested must be at most 730');
  assert.equal(causes[0]?.id, 'field/transactions.days_requested');
  assert.match(verdict?.text ?? '', /days_requested must be at most 730/);
  assert.match(causes[0]?.why ?? '', /minimum 1, maximum 730/);
  assert.equal(of('user.phone_number is not valid').causes[0]?.id, 'field/user.phone_number');
  assert.equal(of('webhook must be a valid URL').causes[0]?.id, 'field/webhook');
});

test('a known message or cause leads all the same; prose that only mentions a field does not', () => {
  assert.notEqual(
    of('client_id must be a properly formatted, non-empty string').causes[0]?.id,
    'field/client_id',
  );
  assert.equal(of('redirect_uri must use HTTPS').causes[0]?.id, 'redirect-uri-http');
  assert.ok(!of('the webhook was sent').causes.some(({ id }) => id.startsWith('field/')));
  assert.ok(!of('days_requested '.repeat(50_000)).causes.some(({ id }) => id.startsWith('field/')));
});

test('fields of other endpoints are named with what they take, and nothing else is told', () => {
  const { causes } = of('options.count must be an integer between 1 and 500');
  assert.equal(causes[0]?.id, 'field/options.count');
  assert.match(causes[0]?.why ?? '', /from 1 to 500/);
  assert.match(causes[0]?.statement ?? '', /^Plaid refuses a field: options\.count must be/);
  assert.ok(!causes.some(({ title }) => /redirect/i.test(title)), 'an unrelated reason of the same code');
  assert.equal(of('user.legal_name cannot be blank').causes[0]?.id, 'field/user.legal_name');
  assert.equal(
    of('transactions[3].amount must be greater than 0').causes[0]?.id,
    'field/transactions[3].amount',
  );
  assert.equal(of('some_new_field must be a string').causes[0]?.id, 'field/some_new_field');
  assert.ok(!of('this must be fixed').causes.some(({ id }) => id.startsWith('field/')));
});
