import type { Node } from 'web-tree-sitter';
import { lower } from '../../syntax/lower.ts';
import { childOf, isCall, namedChildren, shapeOf } from '../../syntax/node.ts';
import type { InsertPoint } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import type { Variant } from './resolve.ts';

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** Where a fix can put a field of a request; undefined when it starts from nothing with brackets. */
export function insertPoint(document: TreeDocument, variant: Variant): InsertPoint | undefined {
  const { literal } = variant;
  const { text } = document;
  const expression = lower(document, literal);
  const isArguments = expression.kind === 'call';
  if (!isArguments && expression.kind !== 'record') return undefined;
  const container = isArguments
    ? document.root.descendantForIndex(expression.argsSpan.start, expression.argsSpan.end)
    : bodyOf(document, literal);
  if (!container || container.startIndex < literal.startIndex) return undefined;
  // `array(…)` and `new { … }` have a word before their bracket.
  const start = openingIn(text, container);
  const end = container.endIndex;
  const opening = text[start];
  if (start < 0 || opening === undefined || text[end - 1] !== closers[opening]) return undefined;
  const last = namedChildren(document, container).at(-1);
  const at = last ? last.endIndex : start + 1;
  const chain = isArguments ? chainOn(document, literal) : null;
  const made = chain?.top ?? literal;
  const statement = variant.variable === null ? null : statementOf(document, made);
  const name = statement?.name ?? variant.variable;
  return {
    form: isArguments ? 'keyword' : 'record',
    span: { start, end },
    makerStart: literal.startIndex,
    at,
    ...(last ? { lastStart: last.startIndex } : {}),
    empty: last === undefined,
    trailingComma: text
      .slice(at, end)
      .replace(/\/\/.*|#.*|\/\*[\s\S]*?\*\//g, '')
      .trimStart()
      .startsWith(','),
    ...(chain ? { chainEnd: chain.end } : {}),
    ...(name === null ? {} : { name }),
    ...(statement
      ? { statementStart: statement.node.startIndex, statementEnd: statement.node.endIndex }
      : {}),
  };
}

/** The node with the entries: a typed literal (`T{…}`, `new T { … }`) has it below. */
function bodyOf(document: TreeDocument, literal: Node): Node {
  const shape = shapeOf(document, literal);
  if (shape?.as !== 'record' && shape?.as !== 'collection' && shape?.as !== 'creation') return literal;
  const { body } = shape;
  if (body === undefined) return literal;
  return (
    childOf(document, literal, body) ??
    namedChildren(document, literal).find((each) => each.type === body) ??
    literal
  );
}

function openingIn(text: string, container: Node): number {
  const head = text.slice(container.startIndex, Math.min(container.endIndex, container.startIndex + 40));
  const found = /^(?:new\s+|array\s*)?[{[(]/i.exec(head);
  return found ? container.startIndex + found[0].length - 1 : -1;
}

/** The calls made on what a constructor gives, one on the other; `end` is before a last `.build()`. */
function chainOn(document: TreeDocument, made: Node): { top: Node; end: number } {
  let top = made;
  let end = made.endIndex;
  for (const each of document.scopes.nearest(made, 60)) {
    const shape = shapeOf(document, each);
    const isStep =
      (shape?.as === 'member' && childOf(document, each, shape.object)?.id === top.id) ||
      (shape?.as === 'send' && childOf(document, each, shape.receiver)?.id === top.id) ||
      (shape?.as === 'call' && childOf(document, each, shape.callee)?.id === top.id);
    if (!isStep) break;
    const step = document.text.slice(top.endIndex, each.endIndex);
    top = each;
    if (isCall(shape) && !/^\s*\.?\s*build\s*\(\s*\)$/.test(step) && !/^\s*\(\s*\)$/.test(step)) {
      end = each.endIndex;
    }
  }
  return { top, end };
}

/** Nodes that hold statements one after another, beside those of the shape `block`. */
const statementHolders =
  /^(?:statement_list|lambda_literal|then|else|begin|ensure|do|block_body|global_statement)$/;
/** Blocks of declarations: no statement can stand there. */
const declarationHolders = /^(?:class_body|declaration_list|enum_body|interface_body)$/;

/**
 * The statement that gives a variable exactly this value, when statements can follow it. The variable may be another
 * than the one that is sent: `body` in `payload := json.Marshal(body)`.
 */
function statementOf(document: TreeDocument, value: Node): { node: Node; name: string } | null {
  const isTopLevelCode = !/^(?:go|java|csharp|kotlin)$/.test(document.language.id);
  let below = value;
  let holder: string | null = null;
  for (const each of document.scopes.nearest(value, 8)) {
    const shape = shapeOf(document, each);
    if (declarationHolders.test(each.type)) return null;
    if (holder !== null) {
      if (shape?.as === 'block' || statementHolders.test(each.type)) {
        return isTopLevelCode || each.parent !== null ? { node: below, name: holder } : null;
      }
      if (shape?.as === 'branch' || shape?.as === 'function') return null;
    } else if (shape?.as === 'declaration' || shape?.as === 'assignment') {
      const name = childOf(document, each, shape.as === 'declaration' ? shape.name : shape.left);
      const held = childOf(document, each, shape.as === 'declaration' ? shape.value : shape.right);
      if (!name || held?.id !== below.id) return null;
      const written = document.text.slice(name.startIndex, name.endIndex);
      if (!/^[$@]?[A-Za-z_$][\w$]*$/.test(written)) return null;
      holder = written;
    } else if (shape?.as !== 'wrapper' && shape?.as !== 'tuple') return null;
    below = each;
  }
  return null;
}
