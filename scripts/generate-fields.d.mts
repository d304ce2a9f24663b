import type { GeneratedFacts } from '../src/catalog/types.ts';

export function generateFields(): GeneratedFacts;
export function fieldsText(): string;
