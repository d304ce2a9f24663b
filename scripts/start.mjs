// From a fresh clone to a VS Code with the packaged extension on the sample project.
import { ensureInstalled, runModern } from './bootstrap.mjs';

try {
  ensureInstalled();
  process.exitCode = await runModern('scripts/open.ts', process.argv.slice(2));
} catch (error) {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
}
