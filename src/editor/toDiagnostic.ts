import * as vscode from 'vscode';
import { plain } from '../render/escape.ts';
import type { Finding, Related } from '../rules/rule.ts';
import type { SourceText, Span } from '../syntax/source.ts';

/** The name shown before every message of ours, and by which our diagnostics are known. */
export const SOURCE = 'Link Doctor';

const SEVERITY: Readonly<Record<Finding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A text and where it comes from, open in an editor or not. */
export interface Read {
  readonly uri: vscode.Uri;
  readonly source: SourceText;
}

/** A finding as VS Code shows it: the message masked, the rule's id linked, the evidence as related information. */
export function toDiagnostic(read: Read, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeIn(read.source, finding.span),
    plain(finding.message, 1000),
    SEVERITY[finding.severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code =
    finding.docs === '' ? finding.rule : { value: finding.rule, target: vscode.Uri.parse(finding.docs) };
  diagnostic.relatedInformation = finding.related.flatMap((related) => toRelated(read, related) ?? []);
  diagnostic.tags = finding.tags?.map((tag) =>
    tag === 'deprecated' ? vscode.DiagnosticTag.Deprecated : vscode.DiagnosticTag.Unnecessary,
  );
  return diagnostic;
}

function rangeIn(source: SourceText, span: Span): vscode.Range {
  const start = source.positionAt(span.start);
  const end = source.positionAt(span.end);
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

function toRelated(
  { uri, source }: Read,
  { message, at }: Related,
): vscode.DiagnosticRelatedInformation | undefined {
  const text = plain(message, 300);
  if ('start' in at) {
    return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, rangeIn(source, at)), text);
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  const range = new vscode.Range(at.line, at.column, at.line, at.endColumn);
  const location = new vscode.Location(vscode.Uri.joinPath(folder.uri, at.path), range);
  return new vscode.DiagnosticRelatedInformation(location, text);
}
