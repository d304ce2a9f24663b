/** Drives VS Code in Chromium as a user does: keys, mouse, what is on the screen. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { copyWorkspace, removeWorkspace, root, type Server, startServer } from '../server.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A workbench on a copy of test/workspace. Make one per test file with `Workbench.open`, end it with `close`. */
export class Workbench {
  readonly page: Page;
  /** The copy's folder; files that the workbench saves can be read here. */
  readonly folder: string;
  readonly #browser: Browser;
  readonly #server: Server;

  private constructor(page: Page, folder: string, browser: Browser, server: Server) {
    this.page = page;
    this.folder = folder;
    this.#browser = browser;
    this.#server = server;
  }

  /** Starts server and browser (about 6 s). `settings` are added to the user's. Throws when either does not come up. */
  static async open(settings: Readonly<Record<string, unknown>> = {}): Promise<Workbench> {
    const server = await startServer({ settings });
    try {
      const folder = copyWorkspace();
      const browser = await launchBrowser();
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(server.folder(folder));
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
      return new Workbench(page, folder, browser, server);
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    removeWorkspace(this.folder);
  }

  /** Opens a file by its path in the sample and waits until its text shows. */
  async openFile(path: string): Promise<void> {
    await this.dismiss();
    await this.#quickInput('Control+P', path);
    await this.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: basename(path) })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${basename(path)}"]`).waitFor();
    await this.page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  /** Runs a command by its title; throws when the palette does not offer exactly this title. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`);
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .first()
      .click();
  }

  /** Asks again when the input closed before the text was in: a busy workbench may take the focus meanwhile. */
  async #quickInput(key: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input.input');
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout: 10_000 });
        return;
      } catch (error) {
        if (attempt === 3) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Puts the cursor on a 1-based line and column (UTF-16 units) of the active editor. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#quickInput('Control+G', `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.#cursor().waitFor();
  }

  /** Puts the cursor into the `occurrence`th `text` of an open file of the sample, as it is on disk. */
  async goToText(path: string, text: string, occurrence = 1): Promise<void> {
    const content = readFileSync(join(this.folder, path), 'utf8');
    let at = -1;
    for (let i = 0; i < occurrence; i++) at = content.indexOf(text, at + 1);
    if (at < 0) throw new Error(`${path} has no ${text} (${occurrence})`);
    const before = content.slice(0, at).split('\n');
    await this.goTo(before.length, (before.at(-1)?.length ?? 0) + 2);
  }

  #cursor(): Locator {
    return this.page.locator('.editor-group-container.active .cursors-layer .cursor').first();
  }

  /** Moves the mouse over a text of the active file and returns the hover, or fails when none appears in 30 s. */
  async hover(path: string, text: string, occurrence = 1): Promise<Locator> {
    await this.goToText(path, text, occurrence);
    const hover = this.page.locator('.monaco-resizable-hover:visible, .monaco-hover:visible').first();
    const end = Date.now() + 30_000;
    for (;;) {
      const box = await this.#cursor().boundingBox();
      if (!box) throw new Error('the cursor is not on the screen');
      await this.page.mouse.move(box.x + 300, box.y + 200);
      await this.page.mouse.move(box.x + 3, box.y + box.height / 2, { steps: 4 });
      try {
        await hover.waitFor({ timeout: 2_500 });
        await hover.getByText('Loading...', { exact: true }).waitFor({ state: 'hidden', timeout: 5_000 });
        return hover;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  /** Takes the mouse away and closes hovers and menus. */
  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(2, 2);
    await this.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
  }

  /** How many squiggles of each severity the visible part of the active editor shows. */
  async squiggles(): Promise<Record<Severity, number>> {
    const count = (name: string) => this.page.locator(`.editor-group-container.active .cdr.${name}`).count();
    return {
      error: await count('squiggly-error'),
      warning: await count('squiggly-warning'),
      info: await count('squiggly-info'),
      hint: await count('squiggly-hint'),
    };
  }

  /** Waits until the active editor shows a squiggle of the severity. */
  async waitForSquiggle(severity: Severity): Promise<void> {
    await this.page
      .locator(`.editor-group-container.active .cdr.squiggly-${severity}`)
      .first()
      .waitFor({ state: 'attached' });
  }

  /** Waits until the active editor shows no squiggle of the severity. */
  async waitForNoSquiggle(severity: Severity): Promise<void> {
    await this.page
      .locator(`.editor-group-container.active .cdr.squiggly-${severity}`)
      .first()
      .waitFor({ state: 'detached' });
  }

  /** Opens the Problems panel and returns the text of its rows, files and problems. */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
    const rows = panel.locator('.monaco-list-row');
    return rows.evaluateAll((all) =>
      all.map((row) => row.getAttribute('aria-label') ?? row.textContent ?? ''),
    );
  }

  /** The titles that Ctrl+. offers at the cursor; the menu stays open. */
  async quickFixes(): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    const end = Date.now() + 30_000;
    // The lightbulb's request may be answered before our diagnostics are there: ask again.
    for (;;) {
      await this.page.keyboard.press('Control+.');
      try {
        await rows.first().waitFor({ timeout: 3_000 });
        return (await rows.allInnerTexts()).map((title) => title.trim());
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Applies the quick fix at the cursor whose title contains `title`; throws with the titles there are after 30 s. */
  async applyQuickFix(title: string): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
    const end = Date.now() + 30_000;
    for (;;) {
      const titles = await this.quickFixes();
      if (titles.some((offered) => offered.includes(title))) break;
      await this.page.keyboard.press('Escape');
      if (Date.now() > end) throw new Error(`no quick fix "${title}"; offered: ${titles.join(' | ')}`);
    }
    await row.click();
    await row.waitFor({ state: 'hidden' });
  }

  /** Saves the active file and returns what is on disk, once it has changed from `before`. */
  async save(path: string, before: string): Promise<string> {
    await this.page.keyboard.press('Control+S');
    const end = Date.now() + 10_000;
    for (;;) {
      const now = readFileSync(join(this.folder, path), 'utf8');
      if (now !== before) return now;
      if (Date.now() > end) throw new Error(`${path} was not saved with a change`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Waits until a rendered Markdown document shows text that matches, and returns all of its text. */
  async markdownPreview(expected: RegExp): Promise<string> {
    const body = this.page
      .frameLocator('iframe.webview.ready')
      .last()
      .frameLocator('iframe#active-frame')
      .locator('.markdown-body, body')
      .filter({ hasText: expected })
      .first();
    await body.waitFor();
    return body.innerText();
  }

  /** The page of the diagnosis panel, once it shows text that matches; fails after 30 s. */
  async diagnosisPanel(expected: RegExp): Promise<Frame> {
    for (const end = Date.now() + 30_000; ; ) {
      for (const frame of this.page.frames()) {
        const main = frame.locator('main#diagnosis:not([aria-busy])').filter({ hasText: expected });
        if (await main.isVisible().catch(() => false)) return frame;
      }
      if (Date.now() > end) throw new Error(`no panel shows ${expected}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Writes screenshots/NAME.png. */
  async screenshot(name: string): Promise<void> {
    const folder = join(root, 'screenshots');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}
