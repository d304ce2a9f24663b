import type { Span } from '../syntax/source.ts';

/** How a field of a request is set, as `rules.md` 0.2 and 0.3 read it: a literal null counts as absent. */
export type FieldState = 'present' | 'conditional' | 'absent' | 'unknown';

/** What can be known of a value without running the program. */
export interface Value {
  readonly span: Span;
  /**
   * - `string`: `text` holds it all; `template`: `text` holds the static parts with `\0` for each unknown part
   * - `list`: `items`; `record`: its keys are fields of their own (`user.client_user_id`)
   * - `env`: read from the environment variable `name`; `enum`: a member, `name` is its last word
   * - `null`: null, undefined, None; `other`: anything else, `name` is the dotted path if it is one
   */
  readonly kind:
    | 'string'
    | 'template'
    | 'number'
    | 'boolean'
    | 'null'
    | 'list'
    | 'record'
    | 'env'
    | 'enum'
    | 'other';
  readonly text?: string;
  readonly name?: string;
  readonly items?: readonly Value[];
  /** A list or record to which something unseen is added (spread, push, a call): its items are not all. */
  readonly partial?: boolean;
  /** What stands in when the value is missing: `'x'` of `process.env.A || 'x'`, of `os.getenv('A', 'x')`. */
  readonly fallback?: Value;
  /** What the value may be, where a condition chooses. */
  readonly options?: readonly Value[];
  /** The unknown parts of a template. */
  readonly parts?: readonly Value[];
  /** The last word of a name or a member (`email` of `req.user.email`); calls have none. */
  readonly property?: string;
  /** Where the literal itself stands, when it was read through a name. */
  readonly definedAt?: Span;
  /** It stands in another file; `span` is the place here that brings it in. */
  readonly isElsewhere?: boolean;
  /** May be missing at run time without anyone's saying so here: an optional parameter, an untyped one. */
  readonly optional?: boolean;
}

/** One place that sets a field. */
export interface FieldSite {
  /** Key and value together, as written. */
  readonly span: Span;
  readonly keySpan: Span;
  readonly value: Value;
  /** Set only on some paths (if, ternary, conditional spread, guarded). */
  readonly conditional: boolean;
  /** The key as written (`redirectUri`, `RedirectUri`, `redirect_uri`). */
  readonly writtenKey: string;
}

export interface Field {
  /** The API's snake_case path with dots: `user.client_user_id`. */
  readonly path: string;
  readonly state: FieldState;
  readonly sites: readonly FieldSite[];
}

/**
 * Where a fix may put a new field. `record`: a literal whose last entry ends at `at`; `keyword`: the arguments of a
 * call that makes the request; `lines`: a mapping whose keys stand on lines of their own (YAML); `words`: a command
 * whose fields are words (HTTPie).
 */
export interface InsertPoint {
  readonly form: 'record' | 'keyword' | 'lines' | 'words';
  /** The literal, argument list or builder. */
  readonly span: Span;
  /** Offset behind the last entry (or behind the opening bracket when empty). */
  readonly at: number;
  /** Where the last entry starts; missing when empty. */
  readonly lastStart?: number;
  readonly empty: boolean;
  readonly trailingComma: boolean;
  /** The variable that holds the request. */
  readonly name?: string;
  /** Where what stands before `span` begins: the callee, the literal's type, a sigil; text of the constructor. */
  readonly makerStart?: number;
  /** Behind the last call of a builder's chain, before its `.build()`. */
  readonly chainEnd?: number;
  /** The statement that gives `name` the literal, call or chain itself, where a statement can follow it. */
  readonly statementStart?: number;
  readonly statementEnd?: number;
}

export interface LinkTokenRequest {
  readonly kind: 'link-token-request';
  /** From the call's name or the literal's first line to the last statement that sets a field. */
  readonly span: Span;
  /** Where a finding about something missing stands (`ux.md`, "range"). */
  readonly site: Span;
  /** The call that sends the request, when the request is made elsewhere. */
  readonly call?: Span;
  readonly anchor: 'client-call' | 'request-type' | 'http' | 'keys';
  /** `layer`: `/session/token/create`, which shares only the OAuth fields. */
  readonly endpoint: 'link' | 'layer';
  /** Every contribution to the request is visible (`rules.md` 0.2). */
  readonly closed: boolean;
  /** Why it is open, in words for a trace. */
  readonly openBecause: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  /** `raw`: keys are sent as written (JSON, dict, hash); `typed`: a client library's own spelling. */
  readonly keys: 'raw' | 'typed';
  /** Update and create forms that are siblings in one variable (branch-wise assignment) share a group. */
  readonly group?: number;
  /** The platform this branch is for, when a condition around it says so. */
  readonly branchPlatform?: 'ios' | 'android' | 'web';
  readonly insert?: InsertPoint;
}

export interface LinkLaunch {
  readonly kind: 'link-launch';
  readonly span: Span;
  readonly mode: 'public_key' | 'link_token';
  /** How Link is launched, for messages: `Plaid.create`, `usePlaidLink`, `<PlaidLink>`, `link.html`, … */
  readonly via: string;
  /** The key or attribute that carries the public key or the token. */
  readonly keySpan?: Span;
  /** The literal, attributes or arguments, for fixes. */
  readonly optionsSpan?: Span;
  /** Options by their written names, with the span of key and value. */
  readonly options?: ReadonlyMap<string, Span>;
}

export interface ErrorCodeMention {
  readonly kind: 'error-code';
  readonly span: Span;
  /** As the catalog spells it; null when the text names only a type. */
  readonly code: string | null;
  /** Null when not known. */
  readonly type: string | null;
  /** `comment` and `prose` get hovers only. */
  readonly where: 'identifier' | 'string' | 'key' | 'text' | 'comment';
}

export interface PayloadField {
  readonly name: PayloadKey;
  readonly text: string;
  readonly span: Span;
}

export type PayloadKey =
  | 'error_type'
  | 'error_code'
  | 'error_code_reason'
  | 'error_message'
  | 'display_message'
  | 'request_id'
  | 'link_session_id'
  | 'institution_id'
  | 'institution_name'
  | 'item_id'
  | 'status'
  | 'documentation_url'
  | 'suggested_action'
  | 'exit_status';

export interface ErrorPayload {
  readonly kind: 'error-payload';
  readonly span: Span;
  readonly error_type: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly request_id: string | null;
  readonly link_session_id: string | null;
  readonly institution_id: string | null;
  readonly item_id: string | null;
  /** Every field that was found, each with its place. */
  readonly fields: readonly PayloadField[];
  /** The text was cut off before the object ended. */
  readonly truncated: boolean;
  /** The place of the code (or, without one, of the type), for hovers and findings. */
  readonly codeSpan: Span;
}

export interface EnvironmentUse {
  readonly kind: 'environment';
  readonly span: Span;
  readonly environment: 'sandbox' | 'production' | 'development' | 'tartan';
  /**
   * - `host`: the address is used; `member`: a client library's constant; `launch`: `env:` of a launch
   * - `lookup`: a member of a map or a branch chosen at run time; `variable`: `PLAID_ENV=…` in an env file or YAML
   */
  readonly form: 'host' | 'member' | 'launch' | 'lookup' | 'variable';
  /** The file is an example (`.env.example`). */
  readonly example?: boolean;
}

export interface WebviewUse {
  readonly kind: 'webview';
  readonly span: Span;
  readonly via: string;
}

export interface SecretUse {
  readonly kind: 'secret';
  readonly span: Span;
  readonly secret:
    | 'secret'
    | 'access_token'
    | 'public_token'
    | 'link_token'
    | 'processor_token'
    | 'asset_report_token'
    | 'user_token'
    | 'public_key';
  /** Raw text; only `render` may show it, masked. */
  readonly text: string;
  readonly environment: 'sandbox' | 'production' | 'development' | null;
}

export type Construct =
  | LinkTokenRequest
  | LinkLaunch
  | ErrorCodeMention
  | ErrorPayload
  | EnvironmentUse
  | WebviewUse
  | SecretUse;

export type ConstructKind = Construct['kind'];
