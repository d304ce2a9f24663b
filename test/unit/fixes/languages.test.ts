import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixesFor } from '../../../src/fixes/index.ts';
import { NO_FACTS, type ProjectFacts } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import { languageOf } from '../../../src/syntax/languages/index.ts';
import { applyEdits } from '../../support/edits.ts';
import { recognizer } from '../../support/recognizer.ts';
import { samples } from '../properties/samples.ts';

const facts: ProjectFacts = { ...NO_FACTS, pinned: ['react-native', 'web'] };

async function findingsWithFixes(path: string, text: string) {
  const recognition = await recognizer.recognize({ path, text });
  const findings = runRules(recognition, facts, { severities: {}, includeTests: true });
  return findings.map((finding) => ({ finding, fixes: fixesFor(finding, recognition) }));
}

test('no language is given the syntax of another', async () => {
  let fixed = 0;
  for (const { path, text } of samples) {
    const { id, embeds } = languageOf(path);
    const isEcma = /^(?:java|type)script/.test(id) || embeds === 'markup' || embeds === 'markdown';
    for (const { fixes } of await findingsWithFixes(path, text)) {
      for (const { newText } of fixes.flatMap(({ edits }) => edits)) {
        fixed++;
        if (!isEcma) assert.doesNotMatch(newText, /process\.env/, id);
        // Named arguments of Dart and Swift look like JavaScript's entries; a page holds JavaScript.
        const isAlike = /^(?:dart|swift|php)$/.test(id) || embeds === 'markup';
        if (!isEcma && !isAlike) assert.doesNotMatch(newText, /token: linkToken\b/, id);
        if (id !== 'python') assert.doesNotMatch(newText, /os\.environ/, id);
      }
    }
  }
  assert.ok(fixed > 5, 'there are fixes to look at');
});

test('options inside an attribute become options', async () => {
  const text = `import PlaidLinkButton from 'react-plaid-link-button';
const a = (
  <PlaidLinkButton
    plaidLinkProps={{
      clientName: 'Harbor',
      key: PLAID_PUBLIC_KEY,
      env: 'sandbox',
      product: ['auth'],
      onSuccess,
    }}
  />
);
`;
  const found = await findingsWithFixes('Accounts.jsx', text);
  const fix = found.find(({ finding }) => finding.rule === 'public-key-launch')?.fixes[0];
  assert.match(
    applyEdits(text, fix?.edits ?? []),
    /plaidLinkProps=\{\{\s+token: linkToken,\s+onSuccess,\s+\}\}/,
  );
});
