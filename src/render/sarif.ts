import { type Fix, fixesFor } from '../fixes/index.ts';
import type { Place } from '../project/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import { allRules } from '../rules/index.ts';
import type { Finding, Related, Rule, Severity } from '../rules/rule.ts';
import type { SourceText, Span } from '../syntax/source.ts';
import { plain } from './escape.ts';
import { mask } from './mask.ts';
import { ruleHelp } from './rulePage.ts';
import type * as Sarif from './sarifModel.ts';

/** One scanned file. */
export interface SarifFile {
  /** Relative to the folder the scan was started in, with `/`; absolute for a file outside of it. */
  readonly path: string;
  readonly recognition: Recognition;
  readonly findings: readonly Finding[];
  /** What comments turned off. */
  readonly suppressed: readonly Finding[];
  /** What stands before a path of the workspace (`apps/web/`), to name the files of related places. */
  readonly workspacePrefix: string;
  /** The encoding on disk when it is not UTF-8, as IANA names it: `utf-16le`. */
  readonly encoding?: string;
}

/** Something that could not be done, for the log's notifications: `path` as in `SarifFile`. */
export interface SarifNotice {
  readonly message: string;
  readonly path?: string;
}

/** Collects files one by one, so that no text has to be kept, and gives the log at the end. */
export class SarifReport {
  readonly #version: string;
  readonly #results: Sarif.Result[] = [];
  readonly #artifacts: Sarif.Artifact[] = [];
  /** A large file comes in parts. */
  readonly #files = new Map<string, { readonly index: number; readonly seen: Map<string, number> }>();

  constructor(version: string) {
    this.#version = version;
  }

  add(file: SarifFile): void {
    if (file.findings.length + file.suppressed.length === 0) return;
    const location = artifactLocation(file.path);
    const known = this.#files.get(file.path);
    const { index, seen } = known ?? { index: this.#artifacts.length, seen: new Map<string, number>() };
    if (!known) {
      this.#files.set(file.path, { index, seen });
      this.#artifacts.push({
        location,
        roles: ['analysisTarget'],
        ...(file.encoding !== undefined && { encoding: file.encoding }),
        sourceLanguage: file.recognition.language.id,
      });
    }
    const all = [
      ...file.findings.map((finding) => ({ finding, isSuppressed: false })),
      ...file.suppressed.map((finding) => ({ finding, isSuppressed: true })),
    ].sort((a, b) => byPlace(a.finding, b.finding));
    for (const { finding, isSuppressed } of all) {
      this.#results.push(result(file, { ...location, index }, finding, isSuppressed, seen));
    }
  }

  /** The log as SARIF 2.1.0: JSON-ready, without any credential. */
  log(notices: readonly SarifNotice[] = [], isSuccessful = true): Sarif.Log {
    const notifications = notices.map(({ message, path }) => ({
      level: 'warning' as const,
      message: { text: plain(message, 1000) },
      ...(path !== undefined && {
        locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
      }),
    }));
    return {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Link Doctor for Plaid',
              semanticVersion: this.#version,
              language: 'en',
              rules: allRules.map(descriptor),
            },
          },
          columnKind: 'utf16CodeUnits',
          defaultEncoding: 'utf-8',
          originalUriBaseIds: {
            [ROOT]: { description: { text: 'The folder in which the scan was started.' } },
          },
          invocations: [{ executionSuccessful: isSuccessful, toolExecutionNotifications: notifications }],
          artifacts: this.#artifacts,
          results: this.#results,
        },
      ],
    };
  }
}

const ROOT = '%SRCROOT%';
const LEVELS: Readonly<Record<Severity, Sarif.Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};
const indexOfRule = new Map(allRules.map((rule, index) => [rule.id, index]));

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || ruleIndex(a) - ruleIndex(b);
}

function ruleIndex({ rule }: Finding): number {
  return indexOfRule.get(rule) ?? -1;
}

function descriptor(rule: Rule): Sarif.Rule {
  const { text, markdown } = ruleHelp(rule);
  return {
    id: rule.id,
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: rule.why },
    help: { text, markdown },
    ...(rule.docs !== '' && { helpUri: rule.docs }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: ['plaid'], precision: 'high' },
  };
}

function result(
  file: SarifFile,
  location: Sarif.ArtifactLocation,
  finding: Finding,
  isSuppressed: boolean,
  seen: Map<string, number>,
): Sarif.Result {
  const { source } = file.recognition;
  const related = finding.related.map((each, index) => relatedLocation(file, each, index));
  const fixes = fixesFor(finding, file.recognition).flatMap((fix) => sarifFix(file, fix) ?? []);
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndex(finding),
    level: LEVELS[finding.severity],
    message: { text: plain(finding.message, 1000) },
    locations: [{ physicalLocation: { artifactLocation: location, region: regionOf(source, finding.span) } }],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(fixes.length > 0 && { fixes }),
    partialFingerprints: { 'linkDoctorLine/v1': fingerprint(source, finding, seen) },
    suppressions: isSuppressed ? [{ kind: 'inSource' }] : [],
    properties: { severity: finding.severity, ...(finding.docs !== '' && { docs: finding.docs }) },
  };
}

/** 1-based lines and columns in UTF-16 units; the end column is the one behind the last character. */
function regionOf(source: SourceText, span: Span): Sarif.Region {
  const start = source.positionAt(span.start);
  const end = source.positionAt(span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}

function relatedLocation(file: SarifFile, { message, at }: Related, index: number): Sarif.Location {
  const physicalLocation =
    'path' in at
      ? { artifactLocation: artifactLocation(file.workspacePrefix + at.path), region: regionOfPlace(at) }
      : { artifactLocation: artifactLocation(file.path), region: regionOf(file.recognition.source, at) };
  return { id: index, physicalLocation, message: { text: plain(message, 500) } };
}

function regionOfPlace({ line, column, endColumn }: Place): Sarif.Region {
  return {
    startLine: line + 1,
    startColumn: column + 1,
    endLine: line + 1,
    endColumn: Math.max(column, endColumn) + 1,
  };
}

/** Null when the new text would show a credential: masked it would not be the fix any more. */
function sarifFix(file: SarifFile, { title, edits, preferred, changesBehavior }: Fix): Sarif.Fix | null {
  if (edits.length === 0 || edits.some(({ newText }) => mask(newText) !== newText)) return null;
  const { source } = file.recognition;
  return {
    description: { text: plain(title, 200) },
    artifactChanges: [
      {
        artifactLocation: artifactLocation(file.path),
        replacements: edits.map(({ span, newText }) => ({
          deletedRegion: regionOf(source, span),
          insertedContent: { text: newText },
        })),
      },
    ],
    properties: { preferred, changesBehavior },
  };
}

/** A relative path against the root of the scan; an absolute one as a file URI. Every part is percent-encoded. */
function artifactLocation(path: string): Sarif.ArtifactLocation {
  const wellFormed = path.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/\\/g, '/');
  const encode = (part: string) => (/^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part));
  if (/^(?:\/|[A-Za-z]:\/)/.test(wellFormed)) {
    return { uri: `file:///${wellFormed.replace(/^\/+/, '').split('/').map(encode).join('/')}` };
  }
  const relative = wellFormed.replace(/^(?:\.\/)+/, '');
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** How much of a line counts; logs and minified files have lines of megabytes. */
const maxLine = 400;

/** The same while lines are added, moved or indented elsewhere: of the rule, the line's text, and which of equal lines it is. */
function fingerprint(source: SourceText, { rule, span }: Finding, seen: Map<string, number>): string {
  const line = source.lineSpan(source.positionAt(span.start).line);
  const start = Math.max(line.start, span.start - maxLine);
  const text = source.text.slice(start, Math.min(line.end, span.start + maxLine));
  const key = `${rule}\n${mask(text).replace(/\s+/g, ' ').trim()}`;
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return hash(`${key}\n${count}`);
}

/** 64 bits as hexadecimal digits: two FNV-1a sums with different bases. It tells lines apart and guards nothing. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + i), 0x01000193);
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}
