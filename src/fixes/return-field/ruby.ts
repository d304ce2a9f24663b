import { insertEntry } from '../shared/insert.ts';
import { behindStatement, inside, makerOf, type Writer } from './target.ts';

/** Ruby: a guarded setter behind the statement, or a splat of a hash that may be empty. */
export const rubyField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const value = `ENV['${variable}']`;
  const hasTexts = /["']\s*=>/.test(inside(target));
  const key = hasTexts ? `'${field}'` : `:${field}`;
  const maker = makerOf(target);
  const isMade = /Request\.new$/.test(maker);
  if (maker === '' || isMade) {
    const place = isMade ? `${at.name}.${field}` : `${at.name}[${key}]`;
    const statement = behindStatement(target, [`${place} = ${value} unless ${value}.to_s.empty?`]);
    if (statement) return [statement];
  }
  if (at.empty && isMade) return null;
  const entry = hasTexts ? `'${field}' => ${value}` : `${field}: ${value}`;
  return insertEntry(code.source, at, `**(${value}.to_s.empty? ? {} : { ${entry} })`);
};
