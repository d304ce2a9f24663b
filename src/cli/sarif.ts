import { closeSync, openSync, readSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { Recognition } from '../recognize/recognize.ts';
import type { SarifNotice } from '../render/sarif.ts';
import type { RunResult } from '../rules/index.ts';
import type { Document } from './documents.ts';
import type { Tell } from './walk.ts';

/** Gathers a scan for `--format sarif`. */
export interface SarifOutput {
  add(document: Document, recognition: Recognition, result: RunResult): void;
  /** A `tell` that also notes what it tells for the log. */
  telling(tell: Tell): Tell;
  /** The whole log, with a line break behind it. */
  text(isSuccessful: boolean): string;
}

/** Paths in the log are relative to `cwd`, or absolute for what lies outside of it. */
export async function sarifOutput(cwd: string): Promise<SarifOutput> {
  // Rules' pages and fixes are loaded for this format only.
  const { SarifReport } = await import('../render/sarif.ts');
  const report = new SarifReport(manifest.version);
  const notices: SarifNotice[] = [];
  return {
    add(document, recognition, { kept, suppressed }) {
      if (kept.length + suppressed.length === 0) return;
      const full = slashed(resolve(cwd, document.shown));
      const encoding = wideEncoding(full);
      const root = full.endsWith(`/${document.path}`)
        ? full.slice(0, -document.path.length - 1)
        : slashed(cwd);
      const workspace = fromCwd(cwd, root);
      report.add({
        path: fromCwd(cwd, full),
        recognition,
        findings: kept,
        suppressed,
        workspacePrefix: workspace === '' ? '' : `${workspace}/`,
        ...(encoding !== null && { encoding }),
      });
    },
    telling: (tell) => (path, problem) => {
      const shown = fromCwd(cwd, resolve(cwd, path));
      notices.push({ message: problem, ...(shown !== '' && { path: shown }) });
      tell(path, problem);
    },
    text: (isSuccessful) => `${JSON.stringify(report.log(notices, isSuccessful), null, 2)}\n`,
  };
}

/** The encoding of a file that begins with a mark of UTF-16; null for others, and when it cannot be read any more. */
function wideEncoding(path: string): string | null {
  const mark = Buffer.alloc(2);
  try {
    const file = openSync(path, 'r');
    readSync(file, mark, 0, 2, 0);
    closeSync(file);
  } catch {
    return null;
  }
  const value = mark.readUInt16BE();
  return value === 0xfffe ? 'utf-16le' : value === 0xfeff ? 'utf-16be' : null;
}

function fromCwd(cwd: string, path: string): string {
  const below = slashed(relative(cwd, path));
  return below === '..' || below.startsWith('../') ? slashed(path) : below;
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
