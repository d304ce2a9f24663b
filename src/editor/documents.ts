import * as vscode from 'vscode';
import type { Span } from '../syntax/source.ts';
import { homeOf } from './notebooks.ts';

/** Schemes of documents that are ours, the editor's own, or only a view of another document. */
const NOT_READ = new Set([
  'link-doctor',
  'comment',
  'vscode',
  'vscode-settings',
  'vscode-userdata',
  'walkThrough',
  'vscode-interactive-input',
]);
/** Documents that a user cannot correct: hovers, but no findings. */
const NOT_CHECKED = new Set([
  'git',
  'output',
  'debug',
  'search-editor',
  'gitlens',
  'review',
  'pr',
  'vscode-terminal',
  'chat-editing-text-model',
]);

/** Whether hovers and diagnoses read this document: any scheme, output channels and virtual files included. */
export function isRead(document: vscode.TextDocument): boolean {
  return !NOT_READ.has(document.uri.scheme);
}

/** Whether findings are reported in this document. */
export function isChecked(document: vscode.TextDocument): boolean {
  return isRead(document) && !NOT_CHECKED.has(document.uri.scheme);
}

/** The path relative to the document's workspace folder with `/`; null for untitled documents and the like. */
export function pathInWorkspace(document: vscode.TextDocument): string | null {
  const uri = homeOf(document.uri);
  if (uri.scheme === 'untitled' || uri.scheme === 'output') return null;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return uri.path.slice(uri.path.lastIndexOf('/') + 1) || null;
  return uri.path.slice(folder.uri.path.length).replace(/^\/+/, '') || null;
}

/**
 * UTF-16 offsets of a recognized text as a range of the document. VS Code takes a byte order mark off, and counts
 * columns in UTF-16 units as well, so offsets agree.
 */
export function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}
