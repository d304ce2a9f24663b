import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

// OASIS's schema is draft-04; nothing in it but these two keywords differs from what Ajv reads.
const {
  $schema: _,
  id: __,
  ...schema
} = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One of its patterns is no regular expression in Unicode mode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);

/** Whether a value is a SARIF 2.1.0 log. */
export const isSarif = ajv.compile(schema);

export function assertSarif(log: unknown): void {
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)));
}
