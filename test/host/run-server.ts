/** Runs the extension-host suite in host A: VS Code server, Node extension host, packaged VSIX. */
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { bundleSuite } from './bundle.ts';
import { type Counts, failure, runPage } from './page.ts';
import { copyWorkspace, removeWorkspace, root, startServer } from './server.ts';

/** The counts of the suite; a host that does not come up counts as one failure. */
export async function runInServer(): Promise<Counts> {
  const workspace = copyWorkspace();
  try {
    const tests = join(root, 'out', 'host');
    const suite = await bundleSuite(tests);
    const server = await startServer({ driver: true });
    const browser = await launchBrowser();
    try {
      const remote = (path: string) => `vscode-remote://${new URL(server.origin).host}${path}`;
      const url = server.folder(workspace, [
        ['extensionDevelopmentPath', remote(tests)],
        ['extensionTestsPath', remote(suite.replace(/\.js$/, ''))],
      ]);
      return await runPage(browser, url);
    } finally {
      await browser.close();
      await server.close();
    }
  } catch (error) {
    return failure(error);
  } finally {
    removeWorkspace(workspace);
  }
}
