import type { Browser } from 'playwright-core';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** One failure, told on the console. */
export function failure(error: unknown): Counts {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return { passed: 0, failed: 1 };
}

/**
 * Opens a workbench that was told to run tests, prints what the suite says and waits for its end (at most five
 * minutes). A suite that ends without saying its counts is a failure.
 */
export async function runPage(browser: Browser, url: string): Promise<Counts> {
  const page = await browser.newPage();
  let counts: Counts | undefined;
  const other: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    const line = /host: (.*)/s.exec(text)?.[1];
    if (line === undefined) {
      other.push(text);
      return;
    }
    console.log(`  ${line.trimEnd()}`);
    const sum = /^(\d+) passed, (\d+) failed/.exec(line);
    if (sum) counts = { passed: Number(sum[1]), failed: Number(sum[2]) };
  });
  const exit = new Promise<number>((resolve) => {
    page.exposeFunction('codeAutomationExit', resolve);
    page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => other.push(args.join(' ')));
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), 300_000);
  });
  try {
    await page.goto(url);
    const code = await Promise.race([exit, late]);
    if (counts && (code === 0) === (counts.failed === 0)) return counts;
    return failure(
      new Error(
        `the host ended with ${code ?? 'a timeout'} and ${JSON.stringify(counts)}\n${other.slice(-30).join('\n')}`,
      ),
    );
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}
