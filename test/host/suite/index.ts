import { runAll } from './runner.ts';

/**
 * VS Code calls this in the extension host; test/host/bundle.ts puts every `*.test.ts` of this folder before it.
 * The harness reads the counts from the console. Throws when a test failed.
 */
export async function run(): Promise<void> {
  const { passed, failed } = await runAll();
  console.log(`host: ${passed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
