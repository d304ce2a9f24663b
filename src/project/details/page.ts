import { type Detail, type DetailFile, detail, matched } from './detail.ts';

const SCRIPT =
  /<script\b[^>]{0,300}?src\s{0,3}=\s{0,3}["'](?<value>[^"'>]{0,200}link-initialize\.js[^"'>]{0,60})["']/dgi;
const POLICY = /content-security-policy(?:-report-only)?|contentSecurityPolicy|scriptSrc\b/gi;
/** How much of a text behind the name belongs to a policy. */
const POLICY_LENGTH = 3000;
const MOST_POLICIES = 10;

/** Script tags of Link, and content security policies that name scripts or frames. */
export function* pageDetails(file: DetailFile): Generator<Detail> {
  yield* matched(file, 'page.script', SCRIPT);
  let last = -POLICY_LENGTH;
  let count = 0;
  for (const match of file.text.matchAll(POLICY)) {
    if (match.index < last + POLICY_LENGTH || count++ >= MOST_POLICIES) continue;
    last = match.index;
    const policy = file.text.slice(match.index, match.index + POLICY_LENGTH);
    const allowed = allows(policy);
    if (allowed !== null)
      yield detail(
        file,
        'csp',
        allowed ? 'allows Plaid' : 'lacks Plaid',
        match.index,
        match.index + match[0].length,
      );
  }
}

const DIRECTIVE =
  /(?:script-src(?:-elem)?|scriptSrc(?:Elem)?|frame-src|frameSrc|child-src|default-src|defaultSrc)(?<sources>[^;\n}\]]{0,1500})/g;

/** Whether a policy lets Link's script and frame in; null when it speaks of neither, or its sources are not written there. */
function allows(policy: string): boolean | null {
  if (/plaid\.com/.test(policy)) return true;
  let said = false;
  for (const match of policy.matchAll(DIRECTIVE)) {
    const sources = match.groups?.sources ?? '';
    // Any host, a scheme, or what only the program knows.
    if (/(?:^|[\s'"`,[])(?:\*|https?:)(?=$|[\s'"`,])|\$\{|\+\s|\.\.\./.test(sources)) return null;
    if (/'self'|'none'|https?:\/\/|\bself\b/.test(sources)) said = true;
  }
  return said ? false : null;
}
