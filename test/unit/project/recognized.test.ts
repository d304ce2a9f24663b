import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizedDetails } from '../../../src/project/details/recognized.ts';
import { recognizer } from '../../support/recognizer.ts';

const said = async (path: string, text: string) =>
  recognizedDetails(await recognizer.recognize({ path, text })).map(({ name }) => name);

test('a launch says whether it takes a public key; a test says nothing', async () => {
  const launch = (options: string) => `const handler = Plaid.create({ ${options}, onSuccess() {} });\n`;
  assert.deepEqual(await said('web/link.js', launch('token: linkToken')), ['launch']);
  const keyed = launch("key: publicKey, env: 'sandbox', product: ['auth']");
  assert.ok((await said('web/link.js', keyed)).includes('launch.public_key'));
  assert.deepEqual(await said('test/link.test.js', keyed), []);
});
