/** Where Link runs for the end user. React Native and Flutter serve both mobile systems. */
export type Platform = 'web' | 'ios' | 'android' | 'react-native' | 'flutter' | 'webview' | 'hosted';

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
}

/** What the workspace's files say; everything has a place. */
export interface ProjectFacts {
  readonly platforms: readonly PlatformEvidence[];
  /** Set by the user (`linkDoctor.platforms`); beats inference. */
  readonly pinned: readonly Platform[] | null;
}

/** The files of one workspace, in the editor or on disk. Paths are relative with `/`. */
export interface Workspace {
  readonly name: string;
  /** Files by name or extension; ignores third-party folders and what `.gitignore` excludes. */
  list(): Promise<readonly string[]>;
  /** The text without a byte order mark, or null when it is gone, binary, too large or unreadable. */
  read(path: string): Promise<string | null>;
}
