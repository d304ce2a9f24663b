/** Callees that only read what they are given (`rules.md` 0.2.3). */
export function isReader(path: string): boolean {
  return (
    /(?:^|\.)(?:console|log|logger|logging|debug|info|warn|error|print|pprint|inspect|dir|keys|values|entries|stringify|dumps|len|repr|str|isinstance|assert|expect|String|captureException|trace|hasOwn|has|get|toString|jsonify)$/.test(
      path,
    ) || /^(?:console|logger|log|logging|Logger|winston|pino|Sentry|util|chalk|JSON)\./.test(path)
  );
}

/** Callees that hand back what they are given, or the same with a new wrapping. */
export function isPassing(path: string): boolean {
  return /^(?:JSON\.stringify|json\.dumps|Object\.freeze|Object\.seal|structuredClone|dict|dataclasses\.asdict|superjson\.stringify|JSON\.parse)$/.test(
    path,
  );
}

/** Callees that put their further arguments into the first. */
export const merging = /^(?:Object\.assign|_\.merge|_\.assign|_\.extend|merge|deepmerge|extend|assign)$/;

/** The calls that send a request, or set an HTTP client's body, do not add to it. */
export function isSend(path: string): boolean {
  return (
    /(?:linkTokenCreate|link_token_create|LinkTokenCreate|createLinkToken|create_link_token|LinkToken\.create)(?:Async|WithHttpInfo)?$/.test(
      path,
    ) ||
    /(?:^|\.)(?:fetch|request|post|put|axios|got|ky|send|json|write|end|urlopen|Request)$/.test(path) ||
    /(?:^|\.)(?:axios|requests|httpx|got|ky|superagent|session|client|http)\.\w+$/.test(path) ||
    path === 'LinkTokenCreateRequest'
  );
}
