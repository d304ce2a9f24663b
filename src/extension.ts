import type { ExtensionContext } from 'vscode';
import { registerCheck } from './editor/checkCommand.ts';
import { registerContextKeys } from './editor/contextKeys.ts';
import { registerDiagnose, textReport } from './editor/diagnoseCommand.ts';
import { DiagnosisViews } from './editor/diagnosisViews.ts';
import { Diagnostics } from './editor/diagnostics.ts';
import { registerHover } from './editor/hover.ts';
import { registerLanguageModelTools } from './editor/languageModelTools.ts';
import { registerQuickFixes } from './editor/quickFixes.ts';
import { Services } from './editor/services.ts';
import { registerTerminal } from './editor/terminalLinks.ts';

/**
 * Called by VS Code when a document of a language we read or a terminal is opened, or one of our commands or tools is run. Registers providers;
 * catalog, rules and grammars load at the first text that mentions Plaid.
 */
export function activate(context: ExtensionContext): void {
  const services = new Services(context);
  const diagnostics = new Diagnostics(services);
  const views = new DiagnosisViews({ services, diagnostics }, context);
  context.subscriptions.push(
    services,
    diagnostics,
    views,
    registerHover(services),
    registerQuickFixes(services, diagnostics),
    registerDiagnose(services, diagnostics, views),
    registerCheck(services, diagnostics),
    registerContextKeys(),
    registerTerminal(services, (text) => views.open(textReport(text))),
    registerLanguageModelTools({ services, diagnostics }),
  );
}
