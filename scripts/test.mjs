// Installs what is missing, then runs every suite; the last line is the sum. Arguments name suites (see test/run.ts).
import { ensureInstalled, runModern } from './bootstrap.mjs';

try {
  ensureInstalled();
  process.exitCode = await runModern('test/run.ts', process.argv.slice(2));
} catch (error) {
  console.error(`test: ${error.message}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
