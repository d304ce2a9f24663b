import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { catalog } from '../../../src/catalog/catalog.ts';
import { knownCauses, matches, signs, synonyms } from '../../../src/catalog/causes.ts';
import { messagesFor } from '../../../src/catalog/messages.ts';
import { isCode } from '../../../src/catalog/words.ts';
import { matchSigns } from '../../../src/diagnosis/signs.ts';
import { allRules } from '../../../src/rules/index.ts';

const json = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../src/catalog/data/${name}`, import.meta.url), 'utf8'));
const ajv = new Ajv({ allErrors: true });

for (const name of ['causes', 'patterns']) {
  test(`${name}.json fits its schema`, () => {
    const validate = ajv.compile(json(`${name}.schema.json`));
    validate(json(`${name}.json`));
    const wrong = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    assert.deepEqual(wrong, []);
  });
}

const ids = new Set(knownCauses().map(({ id }) => id));

test('every cause is there once, and can be reached', () => {
  assert.equal(ids.size, knownCauses().length);
  assert.equal(new Set(knownCauses().map(({ title }) => title)).size, ids.size);
  const reached = new Set([
    ...signs().flatMap(({ causes }) => causes),
    ...catalog().messages.flatMap(({ causes }) => causes ?? []),
  ]);
  assert.deepEqual(
    [...ids].filter((id) => !reached.has(id)),
    [],
  );
});

test('messages, signs and matches lead to causes that exist; causes name codes and rules that exist', () => {
  const named = [...signs(), ...matches(), ...catalog().messages].flatMap(({ causes }) => causes ?? []);
  assert.deepEqual(
    [...new Set(named)].filter((id) => !ids.has(id)),
    [],
  );
  const rules = new Set(allRules.map(({ id }) => id));
  for (const { id, fix, codes, proves, refutes, supports, against = [] } of knownCauses()) {
    if (fix) assert.ok(rules.has(fix), `${id}: ${fix}`);
    for (const code of codes) assert.ok(isCode(code.replace('?', '')), `${id}: ${code}`);
    for (const name of [...proves, ...refutes, ...supports, ...against].flatMap((one) => one.split(' & ')))
      if (name.startsWith('rule:')) assert.ok(rules.has(name.slice('rule:'.length)), `${id}: ${name}`);
  }
});

test('every sign leads to its cause, and not without its words', () => {
  const lost: string[] = [];
  for (const { id, sign, causes } of signs()) {
    const ranks = causes.map((cause) => matchSigns(sign).findIndex((match) => match.cause === cause));
    if (ranks.some((rank) => rank < 0 || rank > 3)) lost.push(`${id}: ${sign}`);
  }
  assert.deepEqual(lost, []);
  for (const text of ['', 'x', 'the of and', '???', '1 2 3'])
    assert.deepEqual(
      matchSigns(text).filter(({ sign }) => sign),
      [],
    );
});

test('a word means one thing', () => {
  const seen = new Map<string, string>();
  for (const [to, words] of Object.entries(synonyms())) {
    for (const word of words.split(' ')) {
      assert.equal(seen.get(word) ?? to, to, word);
      seen.set(word, to);
    }
  }
  assert.deepEqual(
    [...seen.keys()].filter((word) => word in synonyms() && seen.get(word) !== word),
    [],
  );
});

test('every message pattern has a positive with other parts, and a near miss', () => {
  for (const { pattern, error_message, only } of catalog().messages) {
    if (!pattern) continue;
    const fixed = pattern.split(/\{\w+\}/);
    const value = Object.values(only ?? {})[0]?.at(-1) ?? 'zq7';
    const positive = fixed.join(value).trim();
    assert.ok(
      messagesFor(positive).some(({ message }) => message.error_message === error_message),
      pattern,
    );
    assert.match(fixed.join(' '), /[A-Za-z]{4,}/, `${pattern} has no word of its own`);
    const near = positive.replace(/[A-Za-z]{4,}/g, (word) => [...word].reverse().join(''));
    assert.ok(
      !messagesFor(near, { within: true }).some(({ message }) => message.error_message === error_message),
      `${pattern} takes ${near}`,
    );
  }
});

test('prose is American', () => {
  const british =
    /\w*(?:authoris|initialis|capitalis|categoris|recognis|tokenis|behaviour|flavour|serialis)\w*|\b(?:cancelled|centre|colour)\b/i;
  assert.equal(british.exec(JSON.stringify(knownCauses()))?.[0], undefined);
});
