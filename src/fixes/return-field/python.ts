import { importOs } from '../shared/imports.ts';
import { indentUnit, insertEntry } from '../shared/insert.ts';
import { behindStatement, makerOf, type Target, type Writer } from './target.ts';

/** Python: an assignment under a guard, as in the library's samples; in an expression, a conditional unpacking. */
export const pythonField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const get = `os.environ.get("${variable}")`;
  const unit = indentUnit(code.source) === '\t' ? '\t' : '    ';
  const lines = [`if ${get}:`, `${unit}${at.name}["${field}"] = os.environ["${variable}"]`];
  const statement = takesKeys(target) ? behindStatement(target, lines) : null;
  if (statement) return [...importOs(code), statement];
  if (at.form !== 'record' && !/(?:Request|dict|Configs|create)$/.test(makerOf(target))) return null;
  const edits = insertEntry(code.source, at, `**({"${field}": ${get}} if ${get} else {})`);
  return edits.length > 0 ? [...importOs(code), ...edits] : null;
};

/** Dictionaries and the library's models take keys; other objects may not. */
function takesKeys(target: Target): boolean {
  const maker = makerOf(target);
  return maker === '' || /(?:^|\.)(?:dict|LinkTokenCreateRequest)$/.test(maker);
}
