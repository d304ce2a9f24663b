import * as vscode from 'vscode';
import { LINK_COMMANDS } from '../render/commandLink.ts';
import { errorAt } from './atPosition.ts';
import { rangeOf } from './documents.ts';
import type { Services } from './services.ts';
import { SOURCE } from './toDiagnostic.ts';

/** Hover cards for codes and payloads, in documents of every language and scheme. */
export function registerHover(services: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    async provideHover(document, position, token) {
      const { version } = document;
      const recognition = await services.recognition(document);
      if (!recognition || token.isCancellationRequested || document.version !== version) return undefined;
      const error = errorAt(recognition, document.offsetAt(position));
      if (!error) return undefined;
      const { hoverCard } = await services.engine();
      if (token.isCancellationRequested || document.version !== version) return undefined;
      const card = hoverCard({
        ...error,
        at: { uri: document.uri.toString(), ...error.whole },
        said: messagesAt(document, position),
      });
      if (!card) return undefined;
      const markdown = new vscode.MarkdownString(card);
      markdown.isTrusted = { enabledCommands: [...LINK_COMMANDS] };
      return new vscode.Hover(markdown, rangeOf(document, error.span));
    },
  });
}

/** What our diagnostics say here: VS Code shows it above the card. */
function messagesAt(document: vscode.TextDocument, position: vscode.Position): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source === SOURCE && range.contains(position))
    .map(({ message }) => message);
}
