import type { Language, Shapes } from '../language.ts';
import { ecmaShapes } from './javascript.ts';

const typescriptShapes: Shapes = {
  ...ecmaShapes,
  as_expression: { as: 'wrapper', inner: 0, type: 1 },
  satisfies_expression: { as: 'wrapper', inner: 0, type: 1 },
  non_null_expression: { as: 'wrapper', inner: 0 },
  type_assertion: { as: 'wrapper', inner: 1, type: 0 },
  variable_declarator: { as: 'declaration', name: 'name', value: 'value', type: 'type' },
  public_field_definition: { as: 'declaration', name: 'name', value: 'value', type: 'type' },
};

const base = { reader: 'tree', lineComment: '//', shapes: typescriptShapes, keys: 'raw' } as const;

export const typescript: Language = {
  ...base,
  id: 'typescript',
  extensions: ['.ts', '.mts', '.cts'],
  grammar: 'tree-sitter-typescript.wasm',
};

export const typescriptreact: Language = {
  ...base,
  id: 'typescriptreact',
  extensions: ['.tsx'],
  grammar: 'tree-sitter-tsx.wasm',
};
