import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recognizeVariables } from '../../../src/recognize/env.ts';
import { languageOf } from '../../../src/syntax/languages/index.ts';

const read = (path: string, text: string) =>
  recognizeVariables(text, path, languageOf(path)).map(
    ({ name, value, quote, nameSpan, valueSpan, span }) => {
      assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
      assert.ok(name.endsWith(text.slice(nameSpan.start, nameSpan.end)));
      assert.ok(span.start <= nameSpan.start && valueSpan.end <= span.end);
      return [name, value, quote];
    },
  );

describe('variables of configuration files', () => {
  it('reads lines of a .env file', () => {
    const text = [
      'A=1',
      'export B = two words # comment',
      'C="quoted # text" # comment',
      "D='single '",
      'E=',
      '# F=no',
      'G=a#b',
      'H="open',
      '  I=x  ',
      'no assignment',
    ].join('\r\n');
    assert.deepEqual(read('.env', text), [
      ['A', '1', null],
      ['B', 'two words', null],
      ['C', 'quoted # text', '"'],
      ['D', 'single ', "'"],
      ['E', '', null],
      ['G', 'a#b', null],
      ['H', '"open', null],
      ['I', 'x', null],
    ]);
  });

  it('reads what names Plaid of other files', () => {
    assert.deepEqual(read('compose.yml', 'env:\n  PLAID_ENV: sandbox\n  - PLAID_SECRET=x\n  OTHER: y\n'), [
      ['PLAID_ENV', 'sandbox', null],
      ['PLAID_SECRET', 'x', null],
    ]);
    assert.deepEqual(read('app.yaml', 'plaid:\n  env: sandbox\nother:\n  env: x\n'), [
      ['plaid', '', null],
      ['plaid.env', 'sandbox', null],
    ]);
    assert.deepEqual(read('app.json', '{"Plaid": {"PublicKey": "k"}, "plaidEnv": "sandbox", "x": "plaid"}'), [
      ['Plaid', '', null],
      ['Plaid.PublicKey', 'k', '"'],
      ['plaidEnv', 'sandbox', '"'],
    ]);
    assert.deepEqual(read('web.config', '<add key="PlaidPublicKey" value="k" />'), [
      ['PlaidPublicKey', 'k', '"'],
    ]);
    assert.deepEqual(read('app.toml.example', '[plaid]\nenv = "sandbox"\n[other]\nenv = "x"\n'), [
      ['plaid.env', 'sandbox', '"'],
    ]);
    assert.deepEqual(read('app.properties', 'plaid.public_key = k\nother = x\n'), [
      ['plaid.public_key', 'k', null],
    ]);
  });

  it('leaves code and prose alone', () => {
    assert.deepEqual(read('a.ts', 'const PLAID_ENV = 1;'), []);
    assert.deepEqual(read('notes.txt', 'PLAID_ENV=sandbox'), []);
  });
});
