/** The parts of SARIF 2.1.0 (OASIS) that the report writes; a test checks the whole against the schema. */

export type Level = 'error' | 'warning' | 'note';

export interface Message {
  readonly text: string;
}

export interface Log {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly Run[];
}

export interface Run {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly semanticVersion: string;
      readonly language: string;
      readonly rules: readonly Rule[];
    };
  };
  readonly columnKind: 'utf16CodeUnits';
  readonly defaultEncoding: string;
  readonly originalUriBaseIds: Readonly<Record<string, { readonly description: Message }>>;
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly level: Level;
      readonly message: Message;
      readonly locations?: readonly Location[];
    }[];
  }[];
  readonly artifacts: readonly Artifact[];
  readonly results: readonly Result[];
}

export interface Rule {
  readonly id: string;
  readonly shortDescription: Message;
  readonly fullDescription: Message;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: Level };
  readonly properties: { readonly tags: readonly string[]; readonly precision: string };
}

export interface Artifact {
  readonly location: ArtifactLocation;
  readonly roles: readonly string[];
  readonly encoding?: string;
  readonly sourceLanguage: string;
}

export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
  readonly index?: number;
}

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Location {
  readonly id?: number;
  readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region?: Region };
  readonly message?: Message;
}

export interface Fix {
  readonly description: Message;
  readonly artifactChanges: readonly {
    readonly artifactLocation: ArtifactLocation;
    readonly replacements: readonly {
      readonly deletedRegion: Region;
      readonly insertedContent: { readonly text: string };
    }[];
  }[];
  readonly properties: { readonly preferred: boolean; readonly changesBehavior: boolean };
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: Level;
  readonly message: Message;
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly fixes?: readonly Fix[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: 'inSource' }[];
  readonly properties: { readonly severity: Severity; readonly docs?: string };
}

type Severity = 'error' | 'warning' | 'information' | 'hint';
