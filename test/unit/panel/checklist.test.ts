import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { Checklists, checklistKey, type Store } from '../../../src/panel/checklist.ts';
import { stepId } from '../../../src/render/html/view.ts';

function store(given: Record<string, unknown> = {}): Store {
  const kept = new Map(Object.entries(given));
  return {
    get: <T>(key: string) => structuredClone(kept.get(key)) as T | undefined,
    update: async (key, value) => void kept.set(key, structuredClone(value)),
  };
}

test('ticks are kept under their diagnosis, in whatever reads the store next', async () => {
  const memory = store();
  const lists = new Checklists(memory);
  await lists.tick('d1', '0000000a', true);
  await lists.tick('d1', '0000000b', true);
  await lists.tick('d1', '0000000a', false);
  await lists.tick('d2', '0000000a', true);
  const later = new Checklists(memory);
  assert.deepEqual([...later.done('d1')], ['0000000b']);
  assert.deepEqual([...later.done('d2')], ['0000000a']);
  await later.clear('d2');
  assert.equal(lists.done('d2').size, 0);
});

test('the oldest of many checklists is forgotten first, one that is used is not old', async () => {
  const lists = new Checklists(store());
  await lists.tick('first', '0000000a', true);
  await lists.tick('second', '0000000a', true);
  for (let i = 0; i < 60; i++) await lists.tick(`d${i}`, '0000000a', true);
  await lists.tick('first', '0000000b', true);
  for (let i = 60; i < 110; i++) await lists.tick(`d${i}`, '0000000a', true);
  assert.equal(lists.done('first').size, 2);
  assert.equal(lists.done('second').size, 0);
});

test('what another version wrote does no harm', async () => {
  for (const kept of ['text', 7, null, { d1: 'no list', d2: [1] }, []]) {
    const lists = new Checklists(store({ 'linkDoctor.checklists': kept }));
    assert.equal(lists.done('d1').size, 0);
    await lists.tick('d1', '0000000a', true);
    assert.equal(lists.done('d1').size, 1);
  }
});

test('the same problem has the same key whatever the request; another problem has another', () => {
  const key = (text: string) => checklistKey(diagnose({ text }, null), null);
  const payload = (id: string) =>
    `{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","request_id":"${id}"}`;
  assert.equal(key(payload('HNTDNrA8F1shFEW')), key(payload('m8MDnv9okwxFNBV')));
  assert.notEqual(
    key(payload('HNTDNrA8F1shFEW')),
    key('{"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED"}'),
  );
  assert.match(key('nothing'), /^d[0-9a-f]{8}$/);
});

test('steps that differ have ids that differ, over the whole catalog', () => {
  const steps = new Set(
    [
      'ITEM_LOGIN_REQUIRED',
      'INVALID_FIELD',
      'INVALID_LINK_TOKEN',
      'PRODUCT_NOT_READY',
      'RATE_LIMIT_EXCEEDED',
    ].flatMap((text) => diagnose({ text }, null).causes.flatMap((cause) => cause.steps)),
  );
  assert.ok(steps.size > 10);
  assert.equal(new Set([...steps].map(stepId)).size, steps.size);
});
