import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { isServerSide, languagesIn, speaks } from '../../../src/diagnosis/languages.ts';
import { wordsOf } from '../../../src/diagnosis/words.ts';

test('a report names the language of its server code by library, tool or stack trace', () => {
  for (const [text, language] of [
    ['Traceback (most recent call last): File "server.py"', 'python'],
    ["NoMethodError: undefined method `client_id=' for Plaid:Module", 'ruby'],
    ['plaid-java 9: Response{protocol=http/1.1, code=400}', 'java'],
    ['main.go:13: undefined: plaid.GetInstitutions', 'go'],
    ["error CS0029: Cannot implicitly convert type 'Going.Plaid.Entity.AchClass'", 'csharp'],
    ['TomorrowIdeas\\Plaid\\PlaidRequestException', 'php'],
    ['AxiosError: Request failed with status code 400', 'node'],
  ] as const)
    assert.deepEqual([...languagesIn(text)], [language], text);
  for (const text of ['javascript', 'the user goes back', 'where did it go?', 'a gem of an app', ''])
    assert.deepEqual([...languagesIn(text)], [], text);
});

test('a cause of another language cannot apply; without a language any can', () => {
  assert.ok(speaks(undefined, new Set(['go'])));
  assert.ok(speaks(['ruby'], new Set()));
  assert.ok(!speaks(['ruby'], new Set(['go'])));
  assert.ok(isServerSide(new Set(['go', 'java'])));
  assert.ok(!isServerSide(new Set(['java'])));
  const { causes } = diagnose(
    { text: 'plaid-go: the old client code no longer works after migration' },
    null,
  );
  assert.ok(causes.length > 0);
  assert.ok(
    !causes.some(({ id }) => /^(?:python|ruby|node|ios|android)-/.test(id)),
    causes.map(({ id }) => id).join(),
  );
});

test('a faint match is shown where the text names Plaid, as possible and never more', () => {
  const faint = diagnose(
    { text: 'users in China have trouble with the captcha of Plaid unless on VPN' },
    null,
  );
  assert.ok(faint.causes.length <= 2);
  assert.ok(faint.causes.every(({ certainty }) => certainty === 'possible'));
  assert.deepEqual(diagnose({ text: 'The Plaid API is great' }, null).causes, []);
});

test('a word that stands for others is itself one of them', () => {
  const of = (text: string) => wordsOf(text).flat();
  assert.deepEqual(of('missing'), of('absent'));
  assert.deepEqual(of('setting'), of('settings'));
});
