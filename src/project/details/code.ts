import { type Detail, type DetailFile, detail, matched } from './detail.ts';

const RECEIVED = /\breceivedRedirectUri\b/dg;
const STORED =
  /(?:localStorage|sessionStorage|AsyncStorage|cookies?)(?:\.\w{1,30})?\(?[^\n]{0,80}link_?token/dgi;
const ROUTE =
  /(?:\.(?:post|all|use|route)|@(?:app|router|bp|blueprint)\.(?:post|route)|\bpost|\bpath|MapPost|HandleFunc|PostMapping)\s{0,3}\(\s{0,10}r?["'`](?<value>[^"'`\n]{0,120}webhook[^"'`\n]{0,60})["'`]/dgi;
const SYNC =
  /\b(?:transactionsSync|transactions_sync|TransactionsSyncAsync)\b|["'`][^"'`\n]{0,60}\/transactions\/sync["'`]/dg;
const AGENT =
  /\b(?:userAgent|customUserAgent|applicationNameForUserAgent|setUserAgentString|userAgentString)\b\s{0,3}[=:({]/dg;
const CATCH =
  /\bcatch\s{0,3}\(\s{0,3}(?:async\s)?\(?(?<name>\w{1,40})?[^)\n]{0,40}\)?|\bexcept\s[^\n]{0,80}\bas\s(?<alias>\w{1,40})/dg;
/** How code of any language asks for a variable of Plaid's. */
const READ =
  /(?:\benv\.|\bENV\[|\bENV\.fetch\(|[gG]et_?[eE]nv\(|environ(?:\.get)?[[(]|\benv\(|GetEnvironmentVariable\(|\benv!\()\s{0,3}["'`]?(?<value>[A-Z0-9_]{0,60}PLAID_[A-Z0-9_]{1,60})/dg;
/** How much behind a catch belongs to it. */
const HANDLER = 500;

/** What source text that mentions Plaid does around Link and the API. */
export function* codeDetails(file: DetailFile): Generator<Detail> {
  if (!/plaid/i.test(file.text)) return;
  yield* matched(file, 'launch.received_redirect_uri', RECEIVED);
  yield* matched(file, 'link_token.stored', STORED);
  yield* matched(file, 'webhook.endpoint', ROUTE);
  yield* matched(file, 'variable.read', READ);
  yield* syncs(file);
  if (/webview/i.test(file.text)) yield* matched(file, 'webview.user_agent', AGENT);
  yield* hidden(file);
}

function* syncs(file: DetailFile): Generator<Detail> {
  const keeps = /next_?cursor/i.test(file.text);
  for (const found of matched(file, keeps ? 'sync.cursor_kept' : 'sync.cursor_dropped', SYNC)) yield found;
}

/** Handlers around Plaid's calls that show the error but not the body in which the reason stands. */
function* hidden(file: DetailFile): Generator<Detail> {
  if (
    !/\b(?:linkTokenCreate|itemPublicTokenExchange|transactions(?:Sync|Get)|authGet|accountsGet|PlaidApi|plaidClient)\b/.test(
      file.text,
    )
  )
    return;
  if (/response\??\.data|\.body\b|response_body|toJSON\(\)/.test(file.text)) return;
  for (const match of file.text.matchAll(CATCH)) {
    const name = match.groups?.name ?? match.groups?.alias;
    if (!name) continue;
    const handler = file.text.slice(match.index, match.index + HANDLER);
    const shows = new RegExp(
      `(?:console\\.\\w+|logger?\\.\\w+|print|send|json)\\s?\\([^\\n]{0,80}\\b${name}\\b`,
    );
    if (shows.test(handler))
      yield detail(file, 'error.hides_body', null, match.index, match.index + match[0].length);
  }
}
