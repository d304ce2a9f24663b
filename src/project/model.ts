/** Where Link runs for the end user. React Native and Flutter serve both mobile systems. */
export type Platform = 'web' | 'ios' | 'android' | 'react-native' | 'flutter' | 'webview' | 'hosted';

export const PLATFORMS: readonly Platform[] = [
  'web',
  'ios',
  'android',
  'react-native',
  'flutter',
  'webview',
  'hosted',
];

/** A place in a file of the workspace: `path` relative to the workspace with `/`; 0-based line and columns. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** What says that a platform is served, for messages and related information. */
export interface PlatformEvidence {
  readonly platform: Platform;
  /** In words: `react-native-plaid-link-sdk`. */
  readonly what: string;
  readonly place: Place;
  /** A manifest declares it, or source text uses it; absent means a manifest. */
  readonly from?: 'manifest' | 'source';
  /** The version or range as written, when the manifest states one. */
  readonly version?: string;
}

/** A server-side client library that a manifest declares. */
export interface ServerEvidence {
  /** The ecosystem's own name of the library: `plaid`, `plaid-python`, `Going.Plaid`. */
  readonly library: string;
  readonly language: ServerLanguage;
  readonly place: Place;
  readonly version?: string;
}

export type ServerLanguage =
  | 'node'
  | 'python'
  | 'ruby'
  | 'jvm'
  | 'go'
  | 'dotnet'
  | 'php'
  | 'elixir'
  | 'rust'
  | 'swift'
  | 'dart';

/** A thing a file says about the integration, with the place that says it. Values of keys and secrets are never kept. */
export interface DetailFact {
  /** `android.application_id`, `csp`, `webhook.endpoint`, … */
  readonly name: string;
  /** What it is there, where it has a value that may be shown. */
  readonly value: string | null;
  readonly place: Place;
  /** The environment for which it is set, by the setting's own name or its file's; absent when neither tells. */
  readonly environment?: string;
}

/** An environment variable that a file sets; its value is not kept. */
export interface VariableFact {
  readonly name: string;
  readonly isBlank: boolean;
  readonly place: Place;
}

/** What a rule found in a file of the workspace. */
export interface FindingFact {
  readonly rule: string;
  readonly message: string;
  readonly place: Place;
}

/** What the workspace's files say; everything has a place. */
export interface ProjectFacts {
  readonly platforms: readonly PlatformEvidence[];
  /** Set by the user (`linkDoctor.platforms`); beats inference. */
  readonly pinned: readonly Platform[] | null;
  /** Server libraries; absent means none known. */
  readonly servers?: readonly ServerEvidence[];
  /** Folders that hold a manifest, relative with `/`, the workspace itself as ''; absent means none known. */
  readonly packages?: readonly string[];
  /** Variables for return addresses that `.env` files and their like set; absent means none known. */
  readonly variables?: readonly VariableFact[];
  /** What was left out and why (too many files, a file too large, …). */
  readonly notes?: readonly string[];
  /** Gathered when a diagnosis asks for them; absent means nobody looked. */
  readonly details?: readonly DetailFact[];
  readonly findings?: readonly FindingFact[];
}

/** The facts of a document without a workspace. */
export const NO_FACTS: ProjectFacts = { platforms: [], pinned: null, servers: [], packages: [], notes: [] };

/** The files of one workspace, in the editor or on disk. Paths are relative with `/`. */
export interface Workspace {
  readonly name: string;
  /** Files by name or extension; ignores third-party folders and what `.gitignore` excludes. */
  list(): Promise<readonly string[]>;
  /** The text without a byte order mark, or null when it is gone, binary, too large or unreadable. */
  read(path: string): Promise<string | null>;
}
