import * as vscode from 'vscode';
import type { Span } from '../syntax/source.ts';

const CELL = 'vscode-notebook-cell';

/** Where a document lies: a cell of a notebook lies where the notebook does. */
export function homeOf(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== CELL) return uri;
  return notebookOf(uri)?.uri ?? uri;
}

/** The code of a notebook that runs with a cell, and the cell's place in it. */
export interface CellsTogether {
  readonly text: string;
  readonly cell: Span;
}

/**
 * The code cells of a cell's language, one after another, as one program: what a request gets in the next cell belongs to
 * it. Null for documents that are no cell, and for a cell that stands alone.
 */
export function cellsTogether(document: vscode.TextDocument): CellsTogether | null {
  const cells = codeCells(document);
  if (cells.length < 2) return null;
  let text = '';
  let cell: Span | null = null;
  for (const each of cells) {
    const code = each.getText();
    if (each === document) cell = { start: text.length, end: text.length + code.length };
    text += `${code}\n`;
  }
  return cell && { text, cell };
}

/** Grows with every change of what is read with a document. */
export function versionOf(document: vscode.TextDocument): number {
  const cells = codeCells(document);
  return cells.length < 2 ? document.version : cells.reduce((sum, { version }) => sum + version, 0);
}

/** The other cells that are read together with a cell. */
export function siblingsOf(document: vscode.TextDocument): vscode.TextDocument[] {
  return codeCells(document).filter((each) => each !== document);
}

function codeCells(document: vscode.TextDocument): vscode.TextDocument[] {
  if (document.uri.scheme !== CELL) return [];
  const cells = notebookOf(document.uri)?.getCells() ?? [];
  return cells
    .filter(({ kind }) => kind === vscode.NotebookCellKind.Code)
    .map((cell) => cell.document)
    .filter(({ languageId }) => languageId === document.languageId);
}

function notebookOf(cell: vscode.Uri): vscode.NotebookDocument | undefined {
  const key = cell.toString();
  return vscode.workspace.notebookDocuments.find(
    (notebook) =>
      notebook.uri.path === cell.path &&
      notebook.getCells().some(({ document }) => document.uri.toString() === key),
  );
}
