import * as vscode from 'vscode';
import type { Fix } from '../fixes/index.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { Diagnostics } from './diagnostics.ts';
import { rangeOf } from './documents.ts';
import { homeOf } from './notebooks.ts';
import type { Engine, Services } from './services.ts';
import { SECTION } from './settings.ts';
import { SOURCE } from './toDiagnostic.ts';

/** Commands behind quick fixes; none is offered in the palette. */
const TURN_OFF = 'linkDoctor.turnOffRule';
const OPEN_DOCS = 'linkDoctor.openTroubleshooting';

/** Quick fixes of our diagnostics, in the order of the design: the edit, the documentation, the diagnosis, turning off. */
export function registerQuickFixes(services: Services, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider('*', new QuickFixes(services, diagnostics), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.commands.registerCommand(TURN_OFF, (rule: unknown, resource: unknown) =>
      turnOff(services, rule, resource),
    ),
    vscode.commands.registerCommand(OPEN_DOCS, (rule: unknown, docs: unknown) =>
      openDocs(services, rule, docs),
    ),
  );
}

class QuickFixes implements vscode.CodeActionProvider {
  readonly #services: Services;
  readonly #diagnostics: Diagnostics;

  constructor(services: Services, diagnostics: Diagnostics) {
    this.#services = services;
    this.#diagnostics = diagnostics;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const ours = context.diagnostics.filter(({ source }) => source === SOURCE);
    if (ours.length === 0) return [];
    const { version } = document;
    const [engine, recognition] = await Promise.all([
      this.#services.engine(),
      this.#services.recognition(document),
    ]);
    if (!recognition || token.isCancellationRequested || document.version !== version) return [];
    const found = ours.flatMap((diagnostic) => {
      const finding = this.#diagnostics.findingOf(document, diagnostic);
      return finding ? [{ diagnostic, finding }] : [];
    });
    const edits = found.flatMap(({ diagnostic, finding }) =>
      engine.fixesFor(finding, recognition).map((fix) => editAction(document, diagnostic, fix)),
    );
    return [
      ...edits,
      ...found.flatMap(({ diagnostic, finding }) => troubleshooting(engine, diagnostic, finding)),
      ...found.flatMap(({ diagnostic, finding }) => diagnosis(document, diagnostic, finding)),
      ...found.flatMap(({ diagnostic, finding }) => [
        ...engine.suppressFixes(finding, recognition).map((fix) => editAction(document, diagnostic, fix)),
        turnOffAction(document, diagnostic, finding),
      ]),
    ];
  }
}

function quickFix(title: string, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}

function editAction(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  fix: Fix,
): vscode.CodeAction {
  const action = quickFix(fix.title, diagnostic);
  action.isPreferred = fix.preferred;
  action.edit = new vscode.WorkspaceEdit();
  const changes = fix.edits.map(({ span, newText }) => new vscode.TextEdit(rangeOf(document, span), newText));
  action.edit.set(document.uri, changes);
  return action;
}

function ruleOf(engine: Engine, id: unknown): Rule | undefined {
  return engine.allRules.find((rule) => rule.id === id);
}

function troubleshooting(
  engine: Engine,
  diagnostic: vscode.Diagnostic,
  finding: Finding,
): vscode.CodeAction[] {
  const rule = ruleOf(engine, finding.rule);
  if (!rule || rule.docs === '') return [];
  const title = `Open troubleshooting: ${rule.troubleshooting?.title ?? rule.docsTitle}`;
  const action = quickFix(title, diagnostic);
  action.command = {
    command: OPEN_DOCS,
    title,
    arguments: [finding.rule, rule.troubleshooting?.url ?? finding.docs],
  };
  return [action];
}

function diagnosis(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  finding: Finding,
): vscode.CodeAction[] {
  if (finding.docs === '') return [];
  const title = `Diagnose ${finding.rule === 'plaid-error-in-log' ? 'this Plaid error' : finding.rule}`;
  const action = quickFix(title, diagnostic);
  const { start, end } = finding.span;
  action.command = {
    command: 'linkDoctor.diagnose',
    title,
    arguments: [{ rule: finding.rule, uri: document.uri.toString(), start, end }],
  };
  return [action];
}

function turnOffAction(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  finding: Finding,
): vscode.CodeAction {
  const title = `Turn off ${finding.rule} ${hasFolder(document.uri) ? 'in this workspace' : 'in the user settings'}`;
  const action = quickFix(title, diagnostic);
  action.command = { command: TURN_OFF, title, arguments: [finding.rule, document.uri.toString()] };
  return action;
}

function hasFolder(uri: vscode.Uri): boolean {
  return (
    vscode.workspace.getWorkspaceFolder(homeOf(uri)) !== undefined ||
    (vscode.workspace.workspaceFolders?.length ?? 0) > 0
  );
}

/** Sets a rule to `off` in the workspace's settings, or in the user's when no folder is open. */
async function turnOff(services: Services, rule: unknown, resource: unknown): Promise<void> {
  const engine = await services.engine();
  const known = ruleOf(engine, rule);
  if (!known || typeof resource !== 'string') return;
  const uri = homeOf(vscode.Uri.parse(resource));
  const configuration = vscode.workspace.getConfiguration(SECTION, uri);
  const target = hasFolder(uri) ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const inspected = configuration.inspect<Record<string, string>>('rules');
  const present =
    target === vscode.ConfigurationTarget.Workspace ? inspected?.workspaceValue : inspected?.globalValue;
  try {
    await configuration.update('rules', { ...present, [known.id]: 'off' }, target);
  } catch (error) {
    services.log.error(`The setting could not be written: ${String(error)}`);
    void vscode.window.showErrorMessage(
      `The setting could not be written, so ${known.id} stays on. Set "${SECTION}.rules" by hand to turn it off.`,
    );
  }
}

/** Opens the documentation of a finding: only an address that one of our rules or the catalog names. */
async function openDocs(services: Services, rule: unknown, docs: unknown): Promise<void> {
  const known = ruleOf(await services.engine(), rule);
  if (!known) return;
  const address = typeof docs === 'string' && docs.startsWith('https://plaid.com/docs/') ? docs : known.docs;
  await vscode.env.openExternal(vscode.Uri.parse(address));
}
