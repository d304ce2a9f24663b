/** Bundles the extension-host suite for every host into out/host/, an extension that only carries the tests. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './server.ts';

/** The folder of the tests' own extension. */
export const testExtension = join(root, 'out', 'host');
/** The module whose `run` VS Code calls. */
export const suite = join(testExtension, 'suite.js');

/** Writes the bundle; each `*.test.ts` under test/host/suite is part of it. Throws on a compile error. */
export async function bundleSuite(): Promise<void> {
  const folder = join(import.meta.dirname, 'suite');
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  mkdirSync(testExtension, { recursive: true });
  // In the web the folder has to look like an extension with an entry point for browsers.
  writeFileSync(
    join(testExtension, 'package.json'),
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
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    outfile: suite,
    logLevel: 'warning',
  });
}
