import { escapeHtml } from '../escape.ts';

export interface Page {
  readonly title: string;
  /** Addresses under the webview's own origin. */
  readonly script: string;
  readonly style: string;
  /** Base64 of at least 16 random bytes, new for each page. */
  readonly nonce: string;
}

/**
 * The page of the diagnosis panel, empty: its script asks for the body. Nothing is allowed but our own style and script,
 * each named by the nonce. Throws when the nonce is not one.
 */
export function page({ title, script, style, nonce }: Page): string {
  if (!/^[A-Za-z0-9+/=_-]{22,}$/.test(nonce)) throw new Error('a page needs a nonce of at least 128 bits');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title, 200)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${address(style)}">
</head>
<body>
<p id="status" role="status" class="status"></p>
<main id="diagnosis" aria-busy="true"></main>
<script type="module" nonce="${nonce}" src="${address(script)}"></script>
</body>
</html>
`;
}

/** An address as an attribute, character for character: masking or cutting it would break it. */
function address(text: string): string {
  return text.replace(/[&"'<>`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What only this page's script is named by: 128 random bits. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes));
}
