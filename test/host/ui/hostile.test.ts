import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Workbench } from './workbench.ts';

const file = 'logs/hostile.log';
const message =
  '[click](command:workbench.action.quit) [site](https://e.example) <img src=x onerror=alert(1)> <b>bold</b> ![p](https://e.example/p.png) https://e.example/auto www.e.example **strong** access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open({ 'linkDoctor.diagnosis.view': 'markdown' });
  const payload = {
    error_code: 'ITEM_LOCKED',
    error_type: 'ITEM_ERROR',
    error_message: message,
    request_id: 'm8MDnv9okwxFNBV',
  };
  writeFileSync(join(workbench.folder, file), `${JSON.stringify(payload)}\n`);
});
after(() => workbench?.close());

/** Addresses of links in rendered Markdown. */
const addresses = (links: readonly { href: string | null }[]) => links.map(({ href }) => href ?? '');

test('the hover renders the text of a payload as text', async () => {
  await workbench.openFile(file);
  const hover = await workbench.hover(file, 'ITEM_LOCKED');
  await workbench.screenshot('hostile-hover');
  const text = await hover.innerText();
  assert.ok(text.includes('[click](command:workbench.action.quit)'), text);
  assert.ok(text.includes('<b>bold</b>') && text.includes('**strong**'), text);
  assert.ok(text.includes('access-production-…') && !text.includes('de3ce8ef'), text);
  const card = hover.locator('.hover-contents').filter({ hasText: 'Plaid says' });
  assert.equal(await card.locator('img').count(), 0);
  const links = await card
    .locator('a')
    .evaluateAll((all) =>
      all.map((link) => ({ href: link.getAttribute('data-href') ?? link.getAttribute('href') })),
    );
  for (const address of addresses(links)) {
    assert.match(
      address,
      /^(?:https:\/\/plaid\.com\/docs\/|command:linkDoctor\.(?:diagnose|copyForSupport)\?|#?$)/,
    );
  }
  await workbench.dismiss();
});

test('the rendered diagnosis shows it as text too', async () => {
  await workbench.goToText(file, 'ITEM_LOCKED');
  await workbench.command('Diagnose Plaid error');
  const text = await workbench.markdownPreview(/ITEM_LOCKED/);
  await workbench.screenshot('hostile-diagnosis');
  assert.ok(text.includes('[click](command:workbench.action.quit)'), text);
  assert.ok(!text.includes('de3ce8ef'), text);
  const body = workbench.page
    .frameLocator('iframe.webview.ready')
    .last()
    .frameLocator('iframe#active-frame')
    .locator('.markdown-body');
  assert.equal(await body.locator('img, script:not([src])').count(), 0);
  const links = await body
    .locator('a')
    .evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href') })));
  for (const address of addresses(links))
    assert.match(address, /^https:\/\/(?:[a-z]+\.)?(?:plaid|github)\.com\//);
});
