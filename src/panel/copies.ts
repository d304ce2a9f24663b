import * as vscode from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import { diagnosisMarkdown } from '../render/diagnosis.ts';
import { plain } from '../render/escape.ts';
import { supportText } from '../render/support.ts';
import { type Report, tokensOf } from './report.ts';

/*
 * What a diagnosis gives to the clipboard. Each tells what was copied, as a sentence for the user.
 */

export function copyMarkdown(diagnosis: Diagnosis): Promise<string> {
  return copy(diagnosisMarkdown(diagnosis), 'Copied as Markdown.');
}

/** What Support asks for, tokens masked. */
export function copyMasked(diagnosis: Diagnosis, report: Report): Promise<string> {
  return copy(
    supportText(diagnosis, { tokens: tokensOf(report) }),
    'Copied for Plaid Support, tokens masked.',
  );
}

/** The same with full tokens, once the user has confirmed it; null when they do not. */
export async function copyFull(diagnosis: Diagnosis, report: Report): Promise<string | null> {
  const tokens = tokensOf(report);
  const names = [...new Set(tokens.map(({ name }) => name))].join(', ');
  const confirmed = 'Copy full tokens';
  const answer = await vscode.window.showWarningMessage(
    `Copy for Plaid Support with full values of ${plain(names, 200)}?`,
    {
      modal: true,
      detail:
        'Whoever reads these tokens can use them. Send them only to Plaid Support through the Dashboard, never by mail or in a public issue, and empty the clipboard afterwards.',
    },
    confirmed,
  );
  if (answer !== confirmed) return null;
  return copy(supportText(diagnosis, { tokens, full: true }), 'Copied for Plaid Support with full tokens.');
}

async function copy(text: string, say: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  return say;
}
