import ignore from 'ignore';
import { PLATFORMS, type Platform } from '../project/model.ts';
import type { SeveritySetting } from './rule.ts';

/** What a user can set, for the editor and the command line alike. */
export interface Settings {
  /** By rule id; a rule that is not named keeps its own severity. */
  readonly rules: Readonly<Record<string, SeveritySetting>>;
  /** Where Link runs; null: read from the project. */
  readonly platforms: readonly Platform[] | null;
  /** Files that are not checked: patterns as in `.gitignore`, relative to the workspace. */
  readonly exclude: readonly string[];
  /** Findings in test files too. */
  readonly includeTests: boolean;
}

export const DEFAULT_SETTINGS: Settings = { rules: {}, platforms: null, exclude: [], includeTests: false };

export interface ParsedSettings {
  /** Only what was set, and set rightly. */
  readonly settings: Partial<Settings>;
  /** A sentence for each thing that was not understood. */
  readonly problems: readonly string[];
}

const SEVERITIES: ReadonlySet<string> = new Set(['error', 'warning', 'information', 'hint', 'off']);
const KEYS = ['rules', 'platforms', 'exclude', 'includeTests'] as const;
const MAX_PATTERNS = 500;
const MAX_PATTERN = 500;

/**
 * Reads settings from a value of any shape. `prefix` is what stands before each key (`linkDoctor.` in
 * `settings.json`, '' in `link-doctor.json`); `knownRules`, when given, makes other ids a problem.
 */
export function parseSettings(
  value: unknown,
  prefix: string,
  knownRules?: ReadonlySet<string>,
): ParsedSettings {
  const problems: string[] = [];
  if (!isRecord(value)) return { settings: {}, problems: ['The settings must be an object.'] };
  const settings: { -readonly [K in keyof Settings]?: Settings[K] } = {};
  for (const [name, given] of Object.entries(value)) {
    const key = KEYS.find((one) => prefix + one === name);
    if (!key) {
      const ours = prefix === '' ? name !== '$schema' : name.startsWith(prefix) && !isEditorOnly(name);
      if (ours)
        problems.push(
          `"${name}" is not a setting; there are ${KEYS.map((one) => `"${prefix}${one}"`).join(', ')}.`,
        );
    } else if (key === 'rules') {
      settings.rules = rulesOf(name, given, knownRules, problems);
    } else if (key === 'platforms') {
      settings.platforms = platformsOf(name, given, problems);
    } else if (key === 'exclude') {
      settings.exclude = patternsOf(name, given, problems);
    } else if (typeof given === 'boolean') {
      settings.includeTests = given;
    } else {
      problems.push(`"${name}" must be true or false.`);
    }
  }
  return { settings, problems };
}

/** Settings of the editor alone live under deeper names (`linkDoctor.log.…`). */
function isEditorOnly(name: string): boolean {
  return name.split('.').length > 2;
}

function rulesOf(
  name: string,
  given: unknown,
  known: ReadonlySet<string> | undefined,
  problems: string[],
): Record<string, SeveritySetting> {
  const rules: Record<string, SeveritySetting> = {};
  if (!isRecord(given)) {
    problems.push(`"${name}" must be an object of rule ids and severities.`);
    return rules;
  }
  for (const [rule, severity] of Object.entries(given)) {
    // As if the rule were not named: what the settings editor offers to go back to.
    if (severity === 'default') continue;
    if (known && !known.has(rule)) problems.push(`"${name}" names "${rule}", which is no rule.`);
    else if (typeof severity === 'string' && SEVERITIES.has(severity))
      rules[rule] = severity as SeveritySetting;
    else
      problems.push(`"${name}": the severity of "${rule}" must be error, warning, information, hint or off.`);
  }
  return rules;
}

function platformsOf(name: string, given: unknown, problems: string[]): readonly Platform[] | null {
  if (given === null) return null;
  if (!Array.isArray(given)) {
    problems.push(`"${name}" must be a list of platforms.`);
    return null;
  }
  const platforms: Platform[] = [];
  for (const one of given) {
    const platform = PLATFORMS.find((known) => known === one);
    if (!platform) problems.push(`"${name}": ${JSON.stringify(one)} is none of ${PLATFORMS.join(', ')}.`);
    else if (!platforms.includes(platform)) platforms.push(platform);
  }
  return platforms.length > 0 ? platforms : null;
}

function patternsOf(name: string, given: unknown, problems: string[]): readonly string[] {
  if (!Array.isArray(given)) {
    problems.push(`"${name}" must be a list of patterns.`);
    return [];
  }
  return given.slice(0, MAX_PATTERNS).filter((one): one is string => {
    const good = typeof one === 'string' && isSafePattern(one);
    if (!good)
      problems.push(`"${name}": ${JSON.stringify(one)?.slice(0, 80)} is no pattern that can be used.`);
    return good;
  });
}

/** Later settings win key by key; severities rule by rule. */
export function mergeSettings(...all: readonly Partial<Settings>[]): Settings {
  let merged: Settings = DEFAULT_SETTINGS;
  for (const one of all) merged = { ...merged, ...one, rules: { ...merged.rules, ...one.rules } };
  return merged;
}

/** Whether a file is excluded by the setting; `path` is relative to the workspace with `/`. */
export function excluder(settings: Pick<Settings, 'exclude'>): (path: string) => boolean {
  if (settings.exclude.length === 0) return () => false;
  const matcher = ignore().add(settings.exclude.filter(isSafePattern));
  return (path) => ignore.isPathValid(path) && matcher.ignores(path);
}

/**
 * Patterns become regular expressions that back-track once per wildcard: a pattern with many of them in one name
 * could be written to hang a scan.
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > MAX_PATTERN) return false;
  if ((pattern.match(/\*\*/g) ?? []).length > 2) return false;
  return pattern.split('/').every((part) => (part.replace(/\*+/g, '*').match(/\*/g) ?? []).length <= 4);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
