import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NO_FACTS, type ProjectFacts } from '../../../src/project/model.ts';
import { SarifReport } from '../../../src/render/sarif.ts';
import type { Log, Result } from '../../../src/render/sarifModel.ts';
import { runRulesFully } from '../../../src/rules/index.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { SourceText } from '../../../src/syntax/source.ts';
import { applyEdits } from '../../support/edits.ts';
import { recognizer } from '../../support/recognizer.ts';
import { assertSarif, isSarif } from '../../support/sarifSchema.ts';

const facts: ProjectFacts = {
  ...NO_FACTS,
  platforms: [
    {
      platform: 'react-native',
      what: 'react-native-plaid-link-sdk',
      place: { path: 'mobile app/package.json', line: 4, column: 4, endColumn: 31 },
    },
  ],
};

const REQUEST = `import { PlaidApi } from 'plaid';
const client = new PlaidApi(configuration);
const 😀 = 1; client.linkTokenCreate({
  user: { client_user_id: id },
  client_name: 'Harbor',
  products: ['auth'],
  country_codes: ['US'],
  language: 'en',
});
`;

async function report(text: string, path = 'src/server.ts', extra: Partial<Finding> = {}): Promise<Log> {
  const recognition = await recognizer.recognize({ path, text });
  const { kept, suppressed } = runRulesFully(recognition, facts, { severities: {}, includeTests: false });
  const sarif = new SarifReport('0.1.0');
  sarif.add({
    path,
    recognition,
    findings: kept.map((finding) => ({ ...finding, ...extra })),
    suppressed,
    workspacePrefix: 'apps/',
  });
  const log = sarif.log([{ message: 'permission denied', path: 'a/ü b.ts' }]);
  assertSarif(log);
  return log;
}

/** By name: in the log they stand by place, then in the order of the rules. */
const resultsOf = (log: Log): readonly Result[] =>
  [...(log.runs[0]?.results ?? [])].sort((a, b) => (a.ruleId < b.ruleId ? 1 : -1));

describe('SARIF', () => {
  test('the schema refuses what is wrong', () => {
    assert.equal(isSarif({ version: '2.1.0', runs: [{ tool: {} }] }), false);
  });

  test('a finding with place, related place, fix', async () => {
    const log = await report(REQUEST);
    const results = resultsOf(log);
    assert.deepEqual(
      results.map(({ ruleId, level }) => `${ruleId} ${level}`),
      ['missing-redirect-uri error', 'missing-android-package-name warning'],
    );
    const [first] = results;
    assert.ok(first);
    assert.equal(log.runs[0]?.tool.driver.rules[first.ruleIndex]?.id, first.ruleId);
    // The emoji is two UTF-16 units wide.
    const column = 'const 😀 = 1; client.'.length + 1;
    assert.deepEqual(first.locations[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/server.ts', uriBaseId: '%SRCROOT%', index: 0 },
      region: { startLine: 3, startColumn: column, endLine: 3, endColumn: column + 'linkTokenCreate'.length },
    });
    assert.deepEqual(first.relatedLocations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'apps/mobile%20app/package.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 5, startColumn: 5, endLine: 5, endColumn: 32 },
    });
    assert.deepEqual(first.suppressions, []);
  });

  test('a fix applied by its regions is the edit', async () => {
    const [first] = resultsOf(await report(REQUEST));
    const replacements = first?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    const source = new SourceText(REQUEST);
    const at = (line: number, column: number) => source.offsetAt({ line: line - 1, column: column - 1 });
    const edits = replacements.map(({ deletedRegion: each, insertedContent: { text } }) => ({
      span: { start: at(each.startLine, each.startColumn), end: at(each.endLine, each.endColumn) },
      newText: text,
    }));
    const fixed = applyEdits(REQUEST, edits);
    assert.match(fixed, /redirect_uri: process\.env\.PLAID_REDIRECT_URI/);
    const again = resultsOf(await report(fixed)).map(({ ruleId }) => ruleId);
    assert.deepEqual(again, ['missing-android-package-name']);
  });

  test('suppressed findings are told as such', async () => {
    const text = REQUEST.replace(
      'const 😀',
      '// link-doctor-disable-next-line missing-redirect-uri\nconst 😀',
    );
    assert.deepEqual(
      resultsOf(await report(text)).map(({ ruleId, suppressions }) => [ruleId, suppressions]),
      [
        ['missing-redirect-uri', [{ kind: 'inSource' }]],
        ['missing-android-package-name', []],
      ],
    );
  });

  test('fingerprints stay when lines move and differ for equal lines', async () => {
    const prints = async (text: string) =>
      resultsOf(await report(text)).map(
        ({ partialFingerprints }) => partialFingerprints['linkDoctorLine/v1'],
      );
    const before = await prints(REQUEST);
    assert.deepEqual(await prints(`// new\n\n${REQUEST}`), before);
    assert.deepEqual(await prints(REQUEST.replace('const 😀 ', '\tconst  😀 ')), before);
    const call = REQUEST.slice(REQUEST.indexOf('const 😀'));
    const twice = await prints(REQUEST + call.replaceAll('\n', '\r\n'));
    assert.ok(before.every((each) => twice.includes(each)));
    assert.equal(new Set(twice).size, 4);
  });

  test('credentials are masked and markup stays text', async () => {
    const secret = '0123456789abcdef0123456789abcd';
    const log = await report(
      REQUEST.replace("'Harbor'", `'${secret}'`).replace('const 😀', `f('${secret}'); const 😀`),
      'a.ts',
      {
        message: `<img src=x> [a](command:b) access-sandbox-12345678-1234-1234-1234-123456789012 \u001b[31m\u202e${secret}`,
      },
    );
    const said = JSON.stringify(log);
    assert.ok(resultsOf(log).length > 0);
    assert.ok(!said.includes(secret) && !said.includes('12345678-1234'));
    assert.ok(!said.includes('\u202e') && !said.includes('\u001b'));
  });

  const uris: readonly [path: string, uri: string, relative: boolean][] = [
    ['a b/#1?.ts', 'a%20b/%231%3F.ts', true],
    ['./x:y/ä%20.ts', 'x%3Ay/%C3%A4%2520.ts', true],
    ['/tmp/a b.ts', 'file:///tmp/a%20b.ts', false],
    ['C:\\a\\b.ts', 'file:///C:/a/b.ts', false],
    ['\ud800.ts', '%EF%BF%BD.ts', true],
  ];
  for (const [path, uri, relative] of uris) {
    test(`the address of ${JSON.stringify(path)}`, async () => {
      const location = (await report(REQUEST, path)).runs[0]?.artifacts[0]?.location;
      assert.deepEqual(location, relative ? { uri, uriBaseId: '%SRCROOT%' } : { uri });
    });
  }

  test('every rule has what a viewer shows', async () => {
    for (const rule of (await report('')).runs[0]?.tool.driver.rules ?? []) {
      assert.ok(rule.fullDescription.text.length > 20 && rule.help.markdown.includes('## When it reports'));
      assert.ok(rule.helpUri === undefined || rule.helpUri.startsWith('https://'));
    }
  });
});
