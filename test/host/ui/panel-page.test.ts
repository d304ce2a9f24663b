import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Kept, ToPage } from '../../../src/panel/messages.ts';
import { diagnosisHtml, emptyHtml } from '../../../src/render/html/diagnosis.ts';
import { launchBrowser } from '../browser.ts';
import { openPanelPage, themeNames, until } from '../panelPage.ts';
import { fullView, viewOf } from '../panelSamples.ts';
import { root } from '../server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kept: Kept = { version: 1, report: { kind: 'text', text: 'ITEM_LOCKED', uri: null, line: null } };
const rendered = (body: string, say = '', isNew = true): ToPage => ({
  type: 'render',
  body,
  kept,
  say,
  isNew,
});
const nothing = { ...viewOf('the quick brown fox'), origin: null };

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong by its rules for WCAG A and AA and its best practices. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found: readonly Violation[] = await page.evaluate('axe.run().then(({ violations }) => violations)');
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`));
}

const bodies = {
  full: diagnosisHtml(fullView()),
  nothing: diagnosisHtml(nothing),
  resolved: diagnosisHtml({ ...fullView(), resolved: true, fixes: [] }),
  gone: emptyHtml('gone'),
};

for (const theme of themeNames) {
  test(`axe finds nothing wrong: ${theme}`, async () => {
    const panel = await openPanelPage(browser, { theme });
    for (const [name, body] of Object.entries(bodies)) {
      await panel.show(rendered(body, 'Checked again: nothing changed.'));
      await panel.page.getByRole('status').getByText('Checked again').waitFor();
      await panel.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      if (name === 'full')
        await panel.page.screenshot({
          path: join(root, 'screenshots', `page-${theme.replaceAll(' ', '-').toLowerCase()}.png`),
          fullPage: true,
        });
      assert.deepEqual(await violations(panel.page), [], name);
    }
    assert.deepEqual(panel.wrong, [], 'nothing else is loaded, and the policy refuses nothing of ours');
    await panel.page.context().close();
  });
}

test('axe does find what is wrong', async () => {
  const panel = await openPanelPage(browser, { theme: 'Light Modern' });
  await panel.show(rendered('<h1>One</h1><button id="bare"></button><table><tr><td>1</td></tr></table>'));
  assert.match((await violations(panel.page)).join('\n'), /button-name/);
  await panel.page.context().close();
});

/** What has the focus: its id, else its tag and text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    "(() => { const one = document.activeElement; return one.id || one.tagName + ' ' + one.textContent.trim().slice(0, 40); })()",
  );

test('by keyboard alone: everything is reached in reading order, seen, and pressed', async () => {
  const panel = await openPanelPage(browser, { theme: 'Dark High Contrast' });
  const { page } = panel;
  await panel.show(rendered(bodies.full));
  assert.equal(await focused(page), 'top', 'a new diagnosis starts at its heading');
  const all: string[] = [];
  const places: number[] = [];
  const unseen: string[] = [];
  for (let i = 0; i < 100; i++) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    if (name.startsWith('BODY')) break;
    all.push(name);
    const [top, outline]: [number, string] = await page.evaluate(
      '[document.activeElement.getBoundingClientRect().top + scrollY, getComputedStyle(document.activeElement).outlineStyle]',
    );
    places.push(top);
    if (outline === 'none') unseen.push(name);
  }
  const pressable = await page
    .locator('main')
    .locator('a:visible, button:visible, input:visible, summary:visible')
    .count();
  assert.equal(all.length, pressable, `all that can be pressed, once: ${all.join(', ')}`);
  assert.deepEqual(unseen, [], 'the focus shows everywhere');
  const back = places.filter((top, index) => top < (places[index - 1] ?? 0) - 30);
  assert.deepEqual(back, [], 'the order is that of the page');

  await page.locator('#check').focus();
  await page.keyboard.press('Enter');
  await page.locator('#fix-0').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'src/server.ts:12' }).first().focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox').nth(1);
  await box.focus();
  await page.keyboard.press('Space');
  await page.locator('#cause-0 summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#cause-0').getAttribute('open'), '');
  assert.equal(
    await page.locator('#progress').innerText(),
    `2 of ${await page.getByRole('checkbox').count()} done`,
  );
  const step = (await box.getAttribute('data-value')) ?? '';
  assert.deepEqual(await panel.sent(), [
    { type: 'ready' },
    { type: 'check' },
    { type: 'fix', index: 0 },
    { type: 'place', index: 0 },
    { type: 'tick', step, done: true },
  ]);
  await page.context().close();
});

test('a new body keeps the focus, what is unfolded and the place; a new diagnosis starts at the top', async () => {
  const panel = await openPanelPage(browser, { height: 400 });
  const { page } = panel;
  await panel.show(rendered(bodies.full));
  await page.locator('#cause-1 summary').click();
  await page.locator('#cause-1 summary').focus();
  await page.locator('#copy-full').focus();
  const at = await page.evaluate('scrollY');
  assert.ok(Number(at) > 0);
  await until(page, 'window.kept.scroll === scrollY && window.kept.open?.length === 1');
  await panel.show(rendered(diagnosisHtml({ ...fullView(), checked: null }), 'Checked again.', false));
  assert.equal(await focused(page), 'copy-full');
  assert.equal(await page.locator('#cause-1').getAttribute('open'), '');
  const state = await panel.state();
  assert.deepEqual((state as Kept).report, kept.report, 'enough to come back after a restart');

  const again = await openPanelPage(browser, { height: 400, state });
  await again.show(rendered(bodies.full, '', false));
  assert.equal(await again.page.locator('#cause-1').getAttribute('open'), '', 'shown again, as it was');
  assert.ok(Math.abs(Number(await again.page.evaluate('scrollY')) - Number(at)) < 60);
  await again.show(rendered(bodies.nothing));
  assert.equal(await again.page.evaluate('scrollY'), 0);
  await page.context().close();
  await again.page.context().close();
});

test('while it is busy nothing is sent twice', async () => {
  const panel = await openPanelPage(browser);
  await panel.show(rendered(bodies.full));
  await panel.page.locator('#check').click();
  await panel.show({ type: 'busy', say: 'Checking again…' });
  await panel.page.getByRole('status').getByText('Checking again').waitFor();
  await panel.page.locator('#check').click();
  assert.deepEqual(await panel.sent(), [{ type: 'ready' }, { type: 'check' }]);
  await panel.page.context().close();
});

for (const width of [240, 320, 1600]) {
  test(`at ${width} pixels nothing is cut off or scrolls sideways`, async () => {
    const panel = await openPanelPage(browser, { width, theme: 'Dark 2026' });
    const long = `https://e.example/${'a'.repeat(400)}`;
    const view = fullView();
    const wide = { ...view, origin: `logs/${'deep/'.repeat(30)}api.log:1` };
    await panel.show(
      rendered(diagnosisHtml({ ...wide, diagnosis: { ...wide.diagnosis, notes: [long, 'x'.repeat(900)] } })),
    );
    await panel.page.screenshot({ path: join(root, 'screenshots', `page-${width}.png`), fullPage: true });
    assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
    assert.deepEqual(await violations(panel.page), []);
    await panel.page.context().close();
  });
}

test('hostile text stays text: no element, no request, no script', async () => {
  const panel = await openPanelPage(browser);
  const hostile =
    '</code><img src=https://e.example/x.png onerror=alert(1)><script>window.hurt=1</script><style>*{display:none}</style>"><a href="javascript:alert(1)">x</a>';
  const view = viewOf(
    JSON.stringify({ error_type: 'ITEM_ERROR', error_code: 'ITEM_LOCKED', error_message: hostile }),
  );
  await panel.show(rendered(diagnosisHtml(view)));
  const main = panel.page.locator('main');
  assert.ok((await main.innerText()).includes('<img src=https://e.example/x.png onerror=alert(1)>'));
  assert.equal(await main.locator('img, script, style, [onerror], a:not([href^="https://"])').count(), 0);
  // Even markup that should get past our escaping finds a policy that refuses it.
  await panel.show(rendered(`<p>past</p>${hostile}<p onclick="window.hurt=1" id="bait">bait</p>`));
  await panel.page.evaluate("document.getElementById('bait').click()");
  assert.equal(await panel.page.evaluate('window.hurt'), undefined);
  assert.ok(
    panel.wrong.every((one) => /Content Security Policy|blocked/i.test(one)) && panel.wrong.length > 0,
    `only refusals: ${panel.wrong.join('\n')}`,
  );
  await panel.page.context().close();
});
