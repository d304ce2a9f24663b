import type { ExtensionContext } from 'vscode';
import { registerCheck } from './editor/checkCommand.ts';
import { registerContextKeys } from './editor/contextKeys.ts';
import { registerDiagnose } from './editor/diagnoseCommand.ts';
import { DiagnosisDocuments } from './editor/diagnosisDocument.ts';
import { Diagnostics } from './editor/diagnostics.ts';
import { registerHover } from './editor/hover.ts';
import { registerQuickFixes } from './editor/quickFixes.ts';
import { Services } from './editor/services.ts';

/**
 * Called by VS Code when a document of a language we read is opened, or one of our commands is run. Registers providers;
 * catalog, rules and grammars load at the first text that mentions Plaid.
 */
export function activate(context: ExtensionContext): void {
  const services = new Services(context);
  const diagnostics = new Diagnostics(services);
  const documents = new DiagnosisDocuments(services);
  context.subscriptions.push(
    services,
    diagnostics,
    documents,
    registerHover(services),
    registerQuickFixes(services, diagnostics),
    registerDiagnose(services, diagnostics, documents),
    registerCheck(services, diagnostics),
    registerContextKeys(),
  );
}
