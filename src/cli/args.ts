import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Severity } from '../rules/rule.ts';

export type Command =
  | {
      readonly name: 'scan';
      readonly paths: readonly string[];
      readonly format: 'text' | 'jsonl' | 'sarif';
      readonly failOn: Severity;
      readonly includeTests: boolean;
    }
  | { readonly name: 'recognize'; readonly paths: readonly string[] }
  | {
      readonly name: 'explain';
      /** Null: standard input. */
      readonly text: string | null;
      readonly format: 'text' | 'markdown' | 'json';
      readonly project: string | null;
    }
  | {
      readonly name: 'mcp';
      /** Folders as given; empty: the working directory. */
      readonly projects: readonly string[];
    }
  | { readonly name: 'help'; readonly text: string }
  | { readonly name: 'version' };

/** What the user got wrong on the command line. */
export class UsageError extends Error {}

/** From the mildest to the gravest. */
export const SEVERITY_ORDER: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

const MAIN_HELP = `link-doctor: finds, explains and fixes Plaid Link integration mistakes. Not made by Plaid.

Usage:
  link-doctor scan [PATH...]        report what is wrong in a project or a file
  link-doctor recognize [PATH...]   list what of Plaid stands where
  link-doctor explain [TEXT | -]    diagnose an error code, a payload, a log or a description
  link-doctor mcp                   serve both to an assistant, over the Model Context Protocol

  link-doctor COMMAND --help        the options of a command
  link-doctor --version

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or nothing could be read.
`;

const PATHS_HELP = `  PATH   a folder (each is one workspace) or a file (its workspace is the nearest folder above with .git or a
         manifest, not above the working directory); without any, the working directory. .gitignore is honored;
         a PATH given is read anyway, a log of any size too.
`;

const HELP = {
  scan: `Usage: link-doctor scan [PATH...] [options]

${PATHS_HELP}
Options:
  --format text|jsonl|sarif
                        text for people (default); one JSON object per finding: path, line, column, endLine,
                        endColumn, rule, severity, message, docs; or a SARIF 2.1.0 log
  --fail-on SEVERITY    exit with 1 from this severity on: error (default), warning, information, hint
  --include-tests       check test files too
  -h, --help

Settings are read from link-doctor.json and .vscode/settings.json of the workspace.
`,
  recognize: `Usage: link-doctor recognize [PATH...] [options]

${PATHS_HELP}
Options:
  --format jsonl   one JSON object per construct: the place, kind, language, details (the only format)
  -h, --help
`,
  explain: `Usage: link-doctor explain [TEXT | -] [options]

  TEXT   an error code, an error payload, a log, or a description in words; - or nothing: standard input

Options:
  --format text|markdown|json   default: text
  --project DIR                 weigh the causes with the facts of this project; without it no file is read
  -h, --help
`,
  mcp: `Usage: link-doctor mcp [--project DIR...]

Serves the tools plaid_diagnose and plaid_check over the Model Context Protocol, on standard input and output, until the
input ends.

Options:
  --project DIR   a folder the tools may read; may be given several times; default: the working directory.
                  Nothing outside of these folders is read
  -h, --help
`,
} as const;

const help = { type: 'boolean', short: 'h' } as const;
const OPTIONS = {
  scan: {
    help,
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    'include-tests': { type: 'boolean' },
  },
  recognize: { help, format: { type: 'string' } },
  explain: { help, format: { type: 'string' }, project: { type: 'string' } },
  mcp: { help, project: { type: 'string', multiple: true } },
} as const;

type Name = keyof typeof OPTIONS;
const NAMES = Object.keys(OPTIONS) as Name[];
const isName = (name: string | undefined): name is Name => NAMES.some((one) => one === name);

/** Reads the arguments after the program's name; throws `UsageError`. */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError('A command is missing: scan, recognize, explain or mcp.');
  if (name === '--help' || name === '-h' || name === 'help') return helpOf(rest[0]);
  if (name === '--version' || name === '-v') return { name: 'version' };
  if (!isName(name))
    throw new UsageError(`There is no command "${name}"; there are scan, recognize, explain and mcp.`);
  const { values, positionals } = parsed(name, rest);
  if (values.help) return helpOf(name);
  switch (name) {
    case 'scan':
      return {
        name,
        paths: positionals,
        format: choice('--format', values.format, ['text', 'jsonl', 'sarif'] as const),
        failOn: choice('--fail-on', values['fail-on'] ?? 'error', SEVERITY_ORDER),
        includeTests: values['include-tests'] === true,
      };
    case 'recognize':
      choice('--format', values.format, ['jsonl'] as const);
      return { name, paths: positionals };
    case 'explain': {
      const text =
        positionals.length === 0 || (positionals.length === 1 && positionals[0] === '-')
          ? null
          : positionals.join(' ');
      const format = choice('--format', values.format, ['text', 'markdown', 'json'] as const);
      const [project = null] = values.project ?? [];
      return { name, text, format, project };
    }
    case 'mcp':
      if (positionals.length > 0) throw new UsageError('mcp takes no PATH; name folders with --project DIR.');
      return { name, projects: values.project ?? [] };
  }
}

function helpOf(name: string | undefined): Command {
  return { name: 'help', text: isName(name) ? HELP[name] : MAIN_HELP };
}

interface Values {
  readonly help?: boolean;
  readonly format?: string;
  readonly 'fail-on'?: string;
  readonly 'include-tests'?: boolean;
  readonly project?: readonly string[];
}

function parsed(name: Name, args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS[name] as ParseArgsOptionsConfig,
      allowPositionals: true,
      strict: true,
    });
    // The options above say which are strings, which are flags, and that one project is enough for some.
    const { project } = values;
    const projects = typeof project === 'string' ? [project] : project;
    return { values: { ...values, project: projects } as Values, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The value among the allowed ones, the first when none is given. */
function choice<T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T {
  if (value === undefined) return allowed[0] as T;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} must be ${allowed.join(', ')}; it is "${value}".`);
  return found;
}
