import type { TextEdit } from '../fix.ts';
import { isScript } from '../shared/code.ts';
import { objectiveCField, swiftField } from './apple.ts';
import { shellField, templateField, yamlField } from './bodies.ts';
import { csharpField } from './csharp.ts';
import { goField } from './go.ts';
import { javaField, kotlinField } from './jvm.ts';
import { dartField, elixirField } from './loose.ts';
import { phpField } from './php.ts';
import { pythonField } from './python.ts';
import { rubyField } from './ruby.ts';
import { rustField } from './rust.ts';
import { scalaField } from './scala.ts';
import { scriptField } from './script.ts';
import type { Target, Writer } from './target.ts';

export type { ReturnField, Target } from './target.ts';

const writers: Readonly<Record<string, Writer>> = {
  python: pythonField,
  ruby: rubyField,
  php: phpField,
  go: goField,
  java: javaField,
  kotlin: kotlinField,
  csharp: csharpField,
  dart: dartField,
  elixir: elixirField,
  swift: swiftField,
  'objective-c': objectiveCField,
  rust: rustField,
  scala: scalaField,
  shellscript: shellField,
  http: templateField,
  json: templateField,
  jsonc: templateField,
  yaml: yamlField,
};

/** The edits that add a return field from an environment variable; null where no edit is safe. */
export function returnFieldEdits(target: Target): TextEdit[] | null {
  const writer = isScript(target.code) ? scriptField : writers[target.code.language.id];
  const edits = writer?.(target) ?? null;
  return edits === null || edits.length === 0 ? null : edits.sort((a, b) => a.span.start - b.span.start);
}
