// Renders media/icon.svg to media/icon.png (256x256) with the system's Chromium. Run by hand when the drawing changes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './root.mjs';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
const svg = readFileSync(join(root, 'media', 'icon.svg'), 'utf8');
await page.setContent(`<body style="margin:0">${svg}</body>`);
await page.screenshot({ path: join(root, 'media', 'icon.png'), omitBackground: true });
await browser.close();
