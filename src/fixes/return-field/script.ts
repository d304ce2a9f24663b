import { scriptVariable } from '../shared/environment.ts';
import { insertEntry } from '../shared/insert.ts';
import type { Writer } from './target.ts';

/** JavaScript and TypeScript: `...(process.env.X ? { redirect_uri: process.env.X } : {})`. */
export const scriptField: Writer = ({ code, request, at, field, variable }) => {
  if (at.form !== 'record' || code.text[at.span.start] !== '{') return null;
  const value = scriptVariable(code, variable, request.span.start);
  return insertEntry(code.source, at, `...(${value} ? { ${field}: ${value} } : {})`);
};
