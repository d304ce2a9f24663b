import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fix } from './fix.ts';

/** Which environment is right only the developer can tell, so both are offered and neither is preferred. */
export function replaceEnvironment(finding: Finding, recognition: Recognition): Fix[] {
  const written = recognition.source.text.slice(finding.span.start, finding.span.end);
  const word = /development|tartan/i.exec(written);
  // A variable's name (`PLAID_DEVELOPMENT_SECRET`) is not ours to rename: other places read it.
  if (!word || /[A-Z]_?DEVELOPMENT_|_DEVELOPMENT\b/.test(written)) return [];
  const start = finding.span.start + word.index;
  const span = { start, end: start + word[0].length };
  return ['sandbox', 'production'].map((name) => ({
    title: `Use ${name}${name === 'production' ? ' (with its own secret)' : ' (test data)'}`,
    edits: [{ span, newText: inCaseOf(word[0], name) }],
    preferred: false,
    changesBehavior: true,
  }));
}

function inCaseOf(like: string, name: string): string {
  if (like === like.toUpperCase()) return name.toUpperCase();
  if (/^[A-Z]/.test(like)) return `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return name;
}
