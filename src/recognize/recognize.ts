import type { Language } from '../syntax/language.ts';
import type { Region } from '../syntax/region.ts';
import type { SourceText } from '../syntax/source.ts';
import type { CommentPlace } from './comment-places.ts';
import type { EnvVariable } from './env.ts';
import type { LegacyEndpointUse, PublicKeyOption } from './legacy.ts';
import type {
  EnvironmentUse,
  ErrorCodeMention,
  ErrorPayload,
  LinkLaunch,
  LinkTokenRequest,
  SecretUse,
  WebviewUse,
} from './model.ts';
import type { NearCode } from './near-codes.ts';
import type { Suppression } from './suppressions.ts';

/** Everything of Plaid that one document holds, each list in document order. */
export interface Recognition {
  readonly source: SourceText;
  readonly language: Language;
  /** Path relative to the workspace with `/`, or null. */
  readonly path: string | null;
  readonly requests: readonly LinkTokenRequest[];
  readonly launches: readonly LinkLaunch[];
  readonly codes: readonly ErrorCodeMention[];
  readonly payloads: readonly ErrorPayload[];
  readonly environments: readonly EnvironmentUse[];
  readonly webviews: readonly WebviewUse[];
  readonly secrets: readonly SecretUse[];
  /** Settings of a `.env` file, and those of Plaid in a JSON or YAML file. */
  readonly variables: readonly EnvVariable[];
  readonly legacyEndpoints: readonly LegacyEndpointUse[];
  readonly publicKeyOptions: readonly PublicKeyOption[];
  readonly nearCodes: readonly NearCode[];
  /** Rules that comments turn off. */
  readonly suppressions: readonly Suppression[];
  /** Stretches in other languages, which have comments of their own; absent when there are none. */
  readonly regions?: readonly Region[];
  /** What each of `regions` holds, in offsets of its own; there when some are mapped. */
  readonly parts?: readonly Recognition[];
  /** Lines (0-based) with constructs above which a comment cannot simply stand. */
  readonly commentPlaces: ReadonlyMap<number, CommentPlace>;
  /** What was left out and why (too large, grammar missing, …); empty when all was read. */
  readonly notes: readonly string[];
}
