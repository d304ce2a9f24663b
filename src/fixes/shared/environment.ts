import type { TextEdit } from '../fix.ts';
import { type Code, codeText, isScript } from './code.ts';
import { importDartIo, importGoOs, importOs } from './imports.ts';

/** An expression that reads an environment variable, and the imports it needs. */
export interface Read {
  readonly text: string;
  readonly imports: readonly TextEdit[];
}

/** How JavaScript reads an environment variable on the runtime the code is written for; `near` is where it is read. */
export function scriptVariable(code: Code, variable: string, near: number): string {
  const text = codeText(code);
  if (/\bDeno\.env\.get\(/.test(text)) return `Deno.env.get('${variable}')`;
  if (/\bprocess\.env\b/.test(text)) return `process.env.${variable}`;
  if (/\bimport\.meta\.env\b/.test(text)) return `import.meta.env.${variable}`;
  if (/\bBun\.env\b/.test(text)) return `Bun.env.${variable}`;
  // A worker is handed its variables: `env.PLAID_SECRET`, `c.env.PLAID_SECRET`.
  const handed = [
    ...text
      .slice(Math.max(0, near - code.span.start - 1500), near - code.span.start + 1500)
      .matchAll(/(?<![\w$.])((?:[\w$]{1,40}\.)?env)\.PLAID_[A-Z_]{1,60}/g),
  ].at(-1)?.[1];
  return handed === undefined ? `process.env.${variable}` : `${handed}.${variable}`;
}

/** How PHP reads one: by Laravel's function where the file is Laravel's. */
export function phpVariable(code: Code, variable: string): string {
  const isLaravel =
    /\bIlluminate\\|(?<![\w>$:])env\(/.test(codeText(code)) ||
    /(?:^|\/)config\/[^/]+\.php$/.test(code.path ?? '');
  return isLaravel ? `env('${variable}')` : `getenv('${variable}')`;
}

/** `Platform.environment['X']`, or what a Flutter app is built with; null where the import cannot be added. */
export function dartVariable(code: Code, variable: string): Read | null {
  const text = codeText(code);
  if (/\bdotenv\.env\[/.test(text)) return { text: `dotenv.env['${variable}']`, imports: [] };
  if (/\bpackage:flutter\/|\bString\.fromEnvironment\(/.test(text)) {
    return { text: `const String.fromEnvironment('${variable}')`, imports: [] };
  }
  const imports = importDartIo(code);
  return imports && { text: `Platform.environment['${variable}']`, imports };
}

/** An expression for a text from an environment variable, where the language has a short one; else null. */
export function readVariable(code: Code, variable: string, near: number): Read | null {
  const plain = (text: string): Read => ({ text, imports: [] });
  if (isScript(code)) return plain(scriptVariable(code, variable, near));
  switch (code.language.id) {
    case 'python':
      return { text: `os.environ["${variable}"]`, imports: importOs(code) };
    case 'ruby':
      return plain(`ENV.fetch('${variable}')`);
    case 'php':
      return plain(phpVariable(code, variable));
    case 'go': {
      const imports = importGoOs(code);
      return imports && { text: `os.Getenv("${variable}")`, imports };
    }
    case 'java':
    case 'kotlin':
      return plain(`System.getenv("${variable}")`);
    // Going.Plaid has a type called Environment.
    case 'csharp':
      return plain(`System.Environment.GetEnvironmentVariable("${variable}")`);
    case 'elixir':
      return plain(`System.fetch_env!("${variable}")`);
    default:
      return null;
  }
}
