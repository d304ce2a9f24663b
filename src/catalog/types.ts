/** One documented error: a row of `data/errors.json` (see `data/errors.schema.json`). */
export interface CatalogError {
  /** As on the wire; null when no source names the type, '' for two old Link-web codes. */
  readonly error_type: string | null;
  readonly error_code: string;
  readonly aliases: readonly string[];
  /** Short name for headings and pickers. */
  readonly title: string;
  readonly http_status: readonly number[];
  readonly error_message: string | null;
  readonly display_message: string | null;
  readonly where: readonly ('api' | 'link' | 'webhook')[];
  readonly docs_url: string | null;
  readonly summary: string;
  readonly causes: readonly string[];
  readonly steps: readonly string[];
  readonly retryable: boolean | null;
  readonly end_user_action: boolean | null;
  readonly link_ux: string | null;
  readonly user_message: string | null;
  /** Who acts, in words: `your user, in Link update mode`. */
  readonly who: string;
  /** When to retry, in words: `no use before that`. */
  readonly retry: string;
  /** The likely causes for a hover: at most three phrases of at most eight words. */
  readonly likely: readonly string[];
  /** The first steps for a hover: at most two short imperatives. */
  readonly do: readonly string[];
  readonly support_ids: readonly string[];
  readonly sandbox: string | null;
  readonly status: 'current' | 'legacy' | 'unknown';
  /** Seeing the bare code in any code base nearly surely means Plaid. */
  readonly distinctive: boolean;
  readonly sources: readonly string[];
  /** Date (YYYY, YYYY-MM or YYYY-MM-DD) of the newest source; of our copy of the documentation for undated ones. */
  readonly date: string;
}

export interface CatalogCause {
  readonly text: string;
  readonly platforms: readonly string[];
  /** What a check of the project could look at; null when only run time tells. */
  readonly static_check: string | null;
}

/** One Link symptom without an error code: a row of `data/symptoms.json`. */
export interface CatalogSymptom {
  readonly id: string;
  readonly title: string;
  readonly docs_url: string | null;
  readonly symptoms: readonly string[];
  readonly causes: readonly CatalogCause[];
  readonly steps: readonly string[];
  readonly related_codes: readonly string[];
  readonly sources: readonly string[];
  readonly date: string;
}

/** What a word was found to name. */
export interface Lookup {
  /** As the catalog spells it; for a code that is not listed as given; null when only a type is named. */
  readonly code: string | null;
  /** The type that was given, or the only type the code has; null when not known or ambiguous. */
  readonly error_type: string | null;
  /** The rows that fit, best first; empty for a code that is not listed. */
  readonly rows: readonly CatalogError[];
  /** The type's own meaning when only the type, or a code outside the catalog, is known. */
  readonly type: CatalogType | null;
  /** How the word was matched; `none` when neither code nor type is listed. */
  readonly match: 'exact' | 'alias' | 'spelling' | 'type' | 'none';
}

export interface CatalogType {
  readonly error_type: string;
  readonly title: string;
  readonly summary: string;
  readonly docs_url: string;
  /** Codes this type has in the catalog. */
  readonly codes: readonly string[];
  readonly distinctive: boolean;
  readonly sources: readonly string[];
  readonly date: string;
}

/** One `error_message` met in documentation or in the wild: a row of `data/messages.json`. */
export interface CatalogMessage {
  readonly error_message: string;
  /** The message with its variable parts as `{name}`, where it has any. */
  readonly pattern?: string;
  /** The names that a variable part may list for the row to hold; any where it has none. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  readonly error_type: string | null;
  /** Null for texts of SDKs and for texts that several codes share. */
  readonly error_code: string | null;
  readonly means: string;
  readonly fix: string;
  readonly source: string;
  readonly source_also?: readonly string[];
  readonly status: 'seen-in-the-wild' | 'docs-sample';
  /** Ids of the causes behind it (`causes.json`), the most likely first; missing where the meaning says it all. */
  readonly causes?: readonly string[];
}

/** All curated facts, as `catalog()` gives them. */
export interface Catalog {
  readonly errors: readonly CatalogError[];
  readonly symptoms: readonly CatalogSymptom[];
  readonly types: readonly CatalogType[];
  readonly messages: readonly CatalogMessage[];
  /** Newest date of the sources, YYYY-MM. */
  readonly date: string;
}

/** One field of a /link/token/create request as the `plaid` npm package types it. */
export interface RequestField {
  /** Snake case with dots; `[]` behind a list whose items are objects. */
  readonly path: string;
  /** `string`, `number`, `boolean`, `object`, or `array<…>` of these. */
  readonly type: string;
  /** Required when its parent is sent. */
  readonly required: boolean;
  readonly nullable?: boolean;
  readonly deprecated?: boolean;
  /** The type's values; for lists of products more than the list takes. */
  readonly enum?: readonly string[];
}

/** `data/fields.generated.json`. */
export interface GeneratedFacts {
  readonly package: string;
  readonly version: string;
  readonly openapi: string | null;
  readonly products: readonly string[];
  readonly country_codes: readonly string[];
  readonly error_types: readonly string[];
  readonly fields: readonly RequestField[];
}

/** What the documentation says of a field: a row of `data/request-fields.json`. */
export interface RequestFieldFacts {
  readonly path: string;
  /** `conditional`: needed in some requests, or when its parent is sent. */
  readonly required: boolean | 'conditional';
  /** Documented values; null when the field is free. */
  readonly allowed: readonly string[] | null;
  readonly constraints: string | null;
  readonly status: 'current' | 'beta' | 'legacy' | 'deprecated' | 'removed';
  readonly platforms: readonly string[];
  readonly docs_url: string | null;
  readonly sources: readonly string[];
  readonly date: string;
}
