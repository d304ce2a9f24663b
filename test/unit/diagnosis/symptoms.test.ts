import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/catalog.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { matchSymptoms } from '../../../src/diagnosis/symptoms.ts';

test('every symptom of the catalog is answered when it is chosen from the list', () => {
  for (const { id, title, symptoms } of catalog().symptoms) {
    const { verdict, steps } = diagnose({ text: `${title}\n${symptoms.join('\n')}` }, null);
    assert.ok(verdict && steps.length > 0, id);
    assert.equal(matchSymptoms(`${title}\n${symptoms.join('\n')}`)[0]?.symptom.id, id);
  }
});

test('what Link shows is known word for word', () => {
  const [match] = matchSymptoms('Screenshot: "Current version not supported"');
  assert.deepEqual([match?.symptom.id, match?.quoted], ['public-key-not-enabled', true]);
});

test('a text that shares words by chance describes no symptom', () => {
  for (const text of [
    'Stripe: Your card was declined.',
    'the user logged in',
    'hello world',
    'bank',
    'link',
    'error',
  ]) {
    assert.deepEqual(matchSymptoms(text), [], text);
  }
});
