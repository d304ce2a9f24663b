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

/** Reads what the suite says, wherever a host lets it appear. */
export class Listener {
  #counts: Counts | undefined;
  readonly #other: string[] = [];

  /** Takes one message; prints it when it is the suite's. */
  hear(text: string): void {
    const line = /host: (.*)/s.exec(text)?.[1];
    if (line === undefined) {
      this.#other.push(text);
      return;
    }
    console.log(`  ${line.trimEnd()}`);
    const sum = /^(\d+) passed, (\d+) failed/.exec(line);
    if (sum) this.#counts = { passed: Number(sum[1]), failed: Number(sum[2]) };
  }

  /** The suite's counts; one failure when it ended without saying them or with a code that does not fit. */
  counts(exitCode: number | undefined): Counts {
    const counts = this.#counts;
    if (counts && (exitCode === 0) === (counts.failed === 0)) return counts;
    const said = this.#other.slice(-30).join('\n');
    return failure(`the host ended with ${exitCode ?? 'a timeout'} and ${JSON.stringify(counts)}\n${said}`);
  }
}

/** Opens a workbench that was told to run tests and waits for the end of the suite, at most five minutes. */
export async function runPage(browser: Browser, url: string): Promise<Counts> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const listener = new Listener();
  page.on('console', (message) => listener.hear(message.text()));
  let end: (code: number | undefined) => void = () => {};
  const ended = new Promise<number | undefined>((resolve) => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
  // It must be there, but what it gets is on the console as well.
  await page.exposeFunction('codeAutomationLog', () => {});
  const late = setTimeout(() => end(undefined), 300_000);
  try {
    await page.goto(url);
    return listener.counts(await ended);
  } finally {
    clearTimeout(late);
    await context.close();
  }
}
