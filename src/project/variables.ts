import { SourceText } from '../syntax/source.ts';
import type { VariableFact } from './model.ts';
import { placeIn } from './place.ts';

const envName = /(?:^|\/)(?:\.env(?:\.[\w.-]{1,60})?|[\w.-]{1,60}\.env|\.envrc|\.dev\.vars)$/i;
const declaration = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w{0,80})[ \t]*=[ \t]*([^\r\n]*)$/gm;
const MAX_LENGTH = 200_000;

/** Whether a file sets environment variables, one to a line. */
export function isEnvFile(path: string): boolean {
  return envName.test(path);
}

/** The variables of a file that hold where users return to, and whether each is blank; their values are not kept. */
export function returnVariables(path: string, text: string): VariableFact[] {
  if (!isEnvFile(path) || text.length > MAX_LENGTH || !/redirect/i.test(text)) return [];
  const source = new SourceText(text);
  const out: VariableFact[] = [];
  for (const match of text.matchAll(declaration)) {
    const [whole, name, value] = match as unknown as [string, string, string];
    if (!/redirect/i.test(name)) continue;
    const start = match.index + whole.indexOf(name);
    const isBlank = /^(?:#.*|(["'])\s*\1\s*(?:#.*)?)?$/.test(value.trim());
    out.push({ name, isBlank, place: placeIn(path, source, start, start + name.length) });
  }
  return out;
}
