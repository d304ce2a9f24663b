import type { Node } from 'web-tree-sitter';
import { spanOf } from '../../syntax/node.ts';
import type { Span } from '../../syntax/source.ts';
import type { Value } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import type { Contribution, Gathered } from './gather.ts';
import type { Variant } from './resolve.ts';
import { presence, readValue } from './values.ts';

/** What was gathered in another file, told at the place in this document that brings it in. */
export function carried(gathered: Gathered, from: TreeDocument, at: Node): Gathered {
  const span = spanOf(at);
  const contributions = gathered.contributions.map((each): Contribution => {
    if (each.value === null) return { ...each, span, keySpan: span };
    const { value, presence: seen } = each.known ?? {
      value: readValue(from, each.value),
      presence: presence(from, each.value),
    };
    return { ...each, span, keySpan: span, known: { value: carriedValue(value, span), presence: seen } };
  });
  return { contributions, open: [...gathered.open], parts: [] };
}

/**
 * The forms of a request that another file makes, as the one that is seen here: what not every form has is there under a
 * condition.
 */
export function carriedVariants(variants: readonly Variant[], from: TreeDocument, at: Node): Variant[] {
  if (variants.length === 0) return [];
  const forms = variants.map((variant) => carried(variant, from, at));
  const always = forms.map(
    ({ contributions }) =>
      new Set(contributions.flatMap(({ path, conditional }) => (conditional ? [] : [path.join('.')]))),
  );
  const contributions = forms.flatMap((form) =>
    form.contributions.map((each) => {
      const isSure = always.every((paths) => paths.has(each.path.join('.')));
      return { ...each, conditional: each.conditional || !isSure };
    }),
  );
  const open = forms.flatMap((form) => form.open);
  return [
    { contributions, open, parts: [], literal: at, end: at.endIndex, variable: null, isElsewhere: true },
  ];
}

/** A value that stands in another file, told at the place that brings it in: it, and all it is made of. */
export function carriedValue(value: Value, span: Span): Value {
  const { definedAt: _, ...rest } = value;
  const all = (values: readonly Value[]): Value[] => values.map((each) => carriedValue(each, span));
  return {
    ...rest,
    span,
    isElsewhere: true,
    ...(value.items ? { items: all(value.items) } : {}),
    ...(value.options ? { options: all(value.options) } : {}),
    ...(value.parts ? { parts: all(value.parts) } : {}),
    ...(value.fallback ? { fallback: carriedValue(value.fallback, span) } : {}),
  };
}
