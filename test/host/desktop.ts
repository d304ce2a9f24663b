import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { root } from './server.ts';

const downloads = 'https://update.code.visualstudio.com/api/releases/stable';

/** The program of a desktop VS Code: `VSCODE_EXECUTABLE_PATH`, else a download; or why there is none. Never throws. */
export async function findDesktop(): Promise<{ readonly path: string } | { readonly missing: string }> {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named !== undefined) {
    return existsSync(named)
      ? { path: named }
      : { missing: `VSCODE_EXECUTABLE_PATH names nothing: ${named}` };
  }
  try {
    // The downloader waits and tries again for minutes where there is no way out: ask first.
    const answer = await fetch(downloads, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) return { missing: `VS Code's download site answers ${answer.status}` };
    const path = await downloadAndUnzipVSCode({
      cachePath: join(root, '.vscode-test', 'desktop'),
      reporter: new SilentReporter(),
    });
    return { path };
  } catch {
    return { missing: "VS Code's download site cannot be reached" };
  }
}
