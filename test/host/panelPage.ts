/** The page of the diagnosis panel in Chromium, with its own script and style, without a VS Code around it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, ToPage } from '../../src/panel/messages.ts';
import { page as pageHtml } from '../../src/render/html/page.ts';
import { root } from './server.ts';

interface Themes {
  readonly defaults: string;
  readonly themes: Readonly<
    Record<string, { readonly body: string; readonly variables: Readonly<Record<string, string>> }>
  >;
}

const { defaults, themes }: Themes = JSON.parse(
  readFileSync(join(root, 'test', 'fixtures', 'panel', 'themes.json'), 'utf8'),
);
export const themeNames = Object.keys(themes);

const ORIGIN = 'https://panel.test';
const TYPES = { js: 'text/javascript', css: 'text/css' };

export interface PanelPage {
  readonly page: Page;
  /** Messages the page has sent so far. */
  sent(): Promise<readonly FromPage[]>;
  /** Sends a message and waits until a body of it stands. */
  show(message: ToPage): Promise<void>;
  /** The state the page keeps. */
  state(): Promise<unknown>;
  /** Requests for anything but the page, its script and its style; and errors, refusals of the policy among them. */
  readonly wrong: readonly string[];
}

export interface PanelPageOptions {
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
  /** The state of an earlier page. */
  readonly state?: unknown;
}

/** Opens the page as VS Code would: the theme's variables on the root element, `acquireVsCodeApi` there. */
export async function openPanelPage(browser: Browser, options: PanelPageOptions = {}): Promise<PanelPage> {
  const { theme = 'Light Modern', width = 720, height = 900, state } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  const html = pageHtml({
    title: 'Diagnosis',
    script: `${ORIGIN}/panel.js`,
    style: `${ORIGIN}/panel.css`,
    nonce: 'bm9uY2Utbm9uY2Utbm9uY2U',
  });
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === `${ORIGIN}/`) return route.fulfill({ contentType: 'text/html', body: html });
    const file = /^https:\/\/panel\.test\/(panel\.(js|css))$/.exec(url);
    if (!file) {
      wrong.push(`asked for ${url}`);
      return route.abort();
    }
    const body = readFileSync(join(root, 'dist', 'panel', file[1] as string));
    return route.fulfill({ contentType: TYPES[file[2] as 'js' | 'css'], body });
  });
  const given = themes[theme];
  if (!given) throw new Error(`no theme ${theme}`);
  await page.addInitScript(
    `window.sent = []; window.kept = ${JSON.stringify(state)};
     window.acquireVsCodeApi = () => ({
       postMessage: (message) => window.sent.push(message),
       getState: () => window.kept,
       setState: (state) => { window.kept = structuredClone(state); },
     });
     document.addEventListener('DOMContentLoaded', () => {
       const sheet = new CSSStyleSheet();
       sheet.replaceSync(${JSON.stringify(defaults)});
       document.adoptedStyleSheets = [sheet];
       for (const [name, value] of Object.entries(${JSON.stringify(given.variables)}))
         document.documentElement.style.setProperty(name, value);
       document.body.className = ${JSON.stringify(given.body)};
     });`,
  );
  await page.goto(`${ORIGIN}/`);
  await until(page, 'window.sent.length > 0');
  return {
    page,
    wrong,
    sent: () => page.evaluate('window.sent'),
    state: () => page.evaluate('window.kept'),
    async show(message) {
      await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
      if (message.type === 'render')
        await until(page, "!document.getElementById('diagnosis').hasAttribute('aria-busy')");
    },
  };
}

/** Waits until an expression is true in the page, whose policy forbids `waitForFunction`. Throws after 5 s. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let waited = 0; waited < 5_000; waited += 50) {
    if (await page.evaluate(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never true in the page: ${expression}`);
}
