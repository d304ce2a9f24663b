import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_FACTS, type Platform } from '../../../src/project/model.ts';
import { allRules, runRules } from '../../../src/rules/index.ts';
import type { Example, Rule } from '../../../src/rules/rule.ts';
import { recognizer } from '../../support/recognizer.ts';

const paths: Readonly<Record<string, string>> = {
  ts: 'server.ts',
  tsx: 'app.tsx',
  js: 'server.js',
  json: 'error.json',
  dotenv: '.env',
};

/** Where Link runs in the example, for the rules that ask. */
const platforms: Readonly<Record<string, readonly Platform[]>> = {
  'missing-redirect-uri': ['ios'],
  'missing-android-package-name': ['react-native'],
};

async function fires(rule: Rule, example: Example): Promise<boolean> {
  const path = paths[example.language];
  assert.ok(path, example.language);
  // The examples leave out what every program has; the import says that it is one of Plaid's.
  const head = /^[jt]sx?$/.test(example.language) ? "import * as plaid from 'plaid';\n" : '';
  const recognition = await recognizer.recognize({ text: head + example.code, path });
  const facts = { ...NO_FACTS, pinned: platforms[rule.id] ?? null };
  const found = runRules(recognition, facts, { severities: {}, includeTests: false });
  return found.some((finding) => finding.rule === rule.id);
}

describe('the examples on the pages of rules', () => {
  for (const rule of allRules) {
    it(`${rule.id}: the wrong one is reported, the right one is not`, async () => {
      assert.equal(await fires(rule, rule.wrong), true, rule.wrong.code);
      assert.equal(await fires(rule, rule.right), false, rule.right.code);
    });
  }
});
