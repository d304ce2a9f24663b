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
  readonly support_ids: readonly string[];
  readonly sandbox: string | null;
  readonly status: 'current' | 'legacy' | 'unknown';
  readonly sources: readonly string[];
  /** Date (YYYY-MM or YYYY-MM-DD) of the newest source. */
  readonly date: string;
}

export interface CatalogCause {
  readonly text: string;
  readonly platforms: readonly string[];
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

/** What a text was found to name. */
export interface Lookup {
  /** The rows that fit, best first; empty for a code that is not listed. */
  readonly rows: readonly CatalogError[];
  /** The type's own meaning when only the type, or a code outside the catalog, is known. */
  readonly type: CatalogType | null;
}

export interface CatalogType {
  readonly error_type: string;
  readonly title: string;
  readonly summary: string;
  readonly docs_url: string;
  /** Codes this type has in the catalog. */
  readonly codes: readonly string[];
}
