import { stem } from './stem.ts';

/** Words that say nothing about a problem. */
const STOP = new Set(
  (
    'a an the is are was were be been being to of in on at for from by with and or not no nor but if then than that this these those it its ' +
    'i we you he she they my our your their me us them do does did has have had can could will would should may might must get got gets ' +
    'there here when what which who how why where after before while as so such into out up down over under again only also just very same ' +
    'some any all each every other more most too about plaid error link com https http www'
  ).split(' '),
);

/** Words that users and the catalog use for the same thing, each with the word they are compared by. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    institution: 'bank banks institutions',
    return: 'returns returned returning back brought comes came redirected resume resumes resumed',
    redirect: 'redirects redirecting redirection',
    missing:
      'absent disappear disappeared lacks gone unavailable unlisted miss find found listed appear appears appearing',
    open: 'opens opened opening load loads loaded loading launch launches start starts show shows display displays renders',
    webview: 'webviews wkwebview uiwebview cordova ionic capacitor inappbrowser',
    blocked: 'block blocks blocking refused denied deny',
    twice: 'duplicate duplicates duplicated double doubled several multiple',
    login: 'log logs logged logging signin sign credentials password',
    account: 'accounts',
    item: 'items',
    product: 'products',
    country: 'countries canada canadian uk europe european country_codes',
    close: 'closes closed closing crash crashes crashed',
    blank: 'white empty nothing stuck spinner hangs hang endless forever freezes',
    update: 'updated updating upgrade',
    token: 'tokens link_token',
  }).flatMap(([to, words]) => words.split(' ').map((word) => [word, to] as const)),
);

/** The words of a text by which it is compared with others: lower case, without endings, synonyms as one. */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text
    .slice(0, 20_000)
    .toLowerCase()
    .matchAll(/[a-z][a-z_]{1,39}/g)) {
    for (const part of word.includes('_') ? [word, ...word.split('_')] : [word]) {
      if (part.length < 2 || STOP.has(part)) continue;
      found.push(SAME.get(part) ?? stem(part));
    }
  }
  return found;
}
