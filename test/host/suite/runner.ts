/** A test runner small enough for every extension host, the web worker's too: no Node, no library. */

interface Test {
  readonly name: string;
  readonly body: () => unknown;
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const tests: Test[] = [];
const limit = 30_000;

/** Registers a test; it fails when `body` throws, rejects or takes longer than 30 seconds. */
export function test(name: string, body: () => unknown): void {
  tests.push({ name, body });
}

/** Runs what was registered, one after the other, and tells each result on the console. */
export async function runAll(): Promise<Outcome> {
  let passed = 0;
  let failed = 0;
  for (const { name, body } of tests) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`took longer than ${limit / 1000} s`)), limit);
      });
      await Promise.race([Promise.resolve().then(body), late]);
      passed++;
      console.log(`host: ok ${name}`);
    } catch (error) {
      failed++;
      console.log(`host: FAILED ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }
  return { passed, failed };
}

/** Throws unless `condition` holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws unless both have the same JSON. */
export function equal(actual: unknown, expected: unknown, message = 'not equal'): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${message}: got ${a}, expected ${b}`);
}

/** Asks again until `read` gives something other than undefined or false; throws after `within` milliseconds. */
export async function eventually<T>(
  what: string,
  read: () => T | undefined | false | Promise<T | undefined | false>,
  within = 10_000,
): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
