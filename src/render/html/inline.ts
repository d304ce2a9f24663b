import { AS_CODE, plain } from '../escape.ts';
import { Html } from './html.ts';

/**
 * A sentence as HTML: codes, paths of the API and field names as code, addresses of plaid.com as links, the rest as it
 * is. A foreign word in it stays inert.
 */
export function sentenceHtml(text: string, limit = 1200): Html {
  const content = plain(text, limit);
  const parts = content.includes('``') ? [content] : content.split(/(`[^`]+`)/);
  return Html.join(
    parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : withNames(part, limit))),
  );
}

/** A name, a path or a value as code. */
export function code(text: string, limit = 300): Html {
  return Html.element('code', {}, Html.text(text, limit));
}

function withNames(text: string, limit: number): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const { 0: name, index } of text.matchAll(AS_CODE)) {
    parts.push(Html.piece(text.slice(from, index), limit), marked(name));
    from = index + name.length;
  }
  return Html.join([...parts, Html.piece(text.slice(from), limit)]);
}

function marked(name: string): Html {
  if (/^https:/.test(name)) return Html.link(name, Html.text(name.slice('https://'.length)));
  if (/^(?:dashboard|status)\.plaid\.com/.test(name)) return Html.link(`https://${name}`, Html.text(name));
  return code(name);
}
