import { test } from './runner.ts';
import { hoversAt, openSample, positionOf } from './support.ts';
test('zz', async () => {
  const d = await openSample('src/server.ts');
  console.log('host: hover', JSON.stringify(await hoversAt(d, positionOf(d, 'ITEM_LOGIN', 3))));
  const l = await openSample('logs/api.log');
  console.log('host: lang', l.languageId, JSON.stringify(await hoversAt(l, positionOf(l, 'ITEM_LOGIN', 3))));
});
