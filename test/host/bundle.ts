/** Bundles the extension-host suite for every host into out/host/, an extension that only carries the tests. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Writes an extension that carries the tests to `folder` and returns the module whose `run` VS Code calls. Each
 * `*.test.ts` under test/host/suite is part of it. Throws on a compile error.
 */
export async function bundleSuite(folder: string): Promise<string> {
  const source = join(import.meta.dirname, 'suite');
  const tests = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  const outfile = join(folder, 'suite.js');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'link-doctor-tests',
      publisher: 'local',
      version: '0.0.0',
      engines: { vscode: '^1.91.0' },
    }),
  );
  await build({
    stdin: {
      contents: [
        ...tests.sort().map((name) => `import './${name}';`),
        "export { run } from './index.ts';",
      ].join('\n'),
      resolveDir: source,
      loader: 'ts',
    },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}
