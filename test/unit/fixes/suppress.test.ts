import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { fixesFor, suppressFixes } from '../../../src/fixes/index.ts';
import { NO_FACTS } from '../../../src/project/model.ts';
import { commentPlaces } from '../../../src/recognize/comment-places.ts';
import type { LinkLaunch } from '../../../src/recognize/model.ts';
import type { Recognition } from '../../../src/recognize/recognize.ts';
import { treeDocument } from '../../../src/recognize/tree.ts';
import { runRules } from '../../../src/rules/index.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { applySuppressions } from '../../../src/rules/suppress.ts';
import { readBrackets } from '../../../src/syntax/brackets.ts';
import { Grammars } from '../../../src/syntax/grammars.ts';
import { languageOf } from '../../../src/syntax/languages/index.ts';
import { SourceText } from '../../../src/syntax/source.ts';
import { applyEdits } from '../../support/edits.ts';
import { recognizer } from '../../support/recognizer.ts';

const grammars = new Grammars((name) => readFile(new URL(`../../../dist/grammars/${name}`, import.meta.url)));
const RULE = 'some-rule';

/** A finding of a made-up rule at the mark `¦`, with the recognition of the text without it. */
async function findingAt(
  path: string,
  marked: string,
): Promise<{ finding: Finding; recognition: Recognition }> {
  const start = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const span = { start, end: start + 1 };
  const finding: Finding = { rule: RULE, severity: 'error', span, message: '', docs: '', related: [] };
  const recognition = await recognizer.recognize({ path, text });
  const language = languageOf(path);
  await grammars.prepare(language);
  const tree = grammars.parse(language, text);
  if (language.reader === 'loose') {
    const syntax = { language, document: null, brackets: readBrackets(text, language) };
    const places = commentPlaces(new SourceText(text), syntax, [span]);
    return { finding, recognition: { ...recognition, commentPlaces: places } };
  }
  if (!tree) return { finding, recognition };
  const launch: LinkLaunch = { kind: 'link-launch', span, mode: 'public_key', via: '' };

  const document = treeDocument({ text, language }, tree, path);
  const places = commentPlaces(new SourceText(text), { language, document }, [launch]);
  tree.delete();
  return { finding, recognition: { ...recognition, commentPlaces: places } };
}

async function hasSyntaxError(path: string, text: string): Promise<boolean> {
  const tree = grammars.parse(languageOf(path), text);
  const found = tree?.rootNode.hasError ?? false;
  tree?.delete();
  return found;
}

/** Applies a fix, reads again, and sees that the finding is silenced and nothing else broke. */
async function turnOff(path: string, marked: string, title: string): Promise<string | null> {
  const { finding, recognition } = await findingAt(path, marked);
  const fix = suppressFixes(finding, recognition).find((each) => each.title === title);
  if (!fix) return null;
  const before = recognition.source.text;
  const after = applyEdits(before, fix.edits);
  const moved = fix.edits
    .filter(({ span }) => span.end <= finding.span.start)
    .reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
  const start = finding.span.start + moved;
  const again = await recognizer.recognize({ path, text: after });
  const { suppressed, unused } = applySuppressions(
    [{ ...finding, span: { start, end: start + 1 } }],
    again.suppressions.filter(({ rule }) => rule === RULE),
  );
  assert.equal(suppressed.length, 1, `silenced in:\n${after}`);
  assert.equal(unused.length, 0);
  assert.equal(await hasSyntaxError(path, after), await hasSyntaxError(path, before), `parses:\n${after}`);
  return after;
}

describe('turn off for this line', () => {
  const cases: readonly [name: string, path: string, before: string, after: string | null][] = [
    [
      'keeps the indentation',
      'a.ts',
      'function f() {\n\t¦x();\n}\n',
      'function f() {\n\t// link-doctor-disable-next-line some-rule\n\tx();\n}\n',
    ],
    [
      'keeps CRLF',
      'a.js',
      'a();\r\n  ¦x();\r\n',
      'a();\r\n  // link-doctor-disable-next-line some-rule\r\n  x();\r\n',
    ],
    ['the first line', 'a.py', '¦x()', '# link-doctor-disable-next-line some-rule\nx()'],
    [
      'inside a call in Python',
      'a.py',
      'f(\n    a=1,\n    ¦b=2,\n)\n',
      'f(\n    a=1,\n    # link-doctor-disable-next-line some-rule\n    b=2,\n)\n',
    ],
    [
      'adds to a comment that is there',
      'a.ts',
      '// link-doctor-disable-next-line other -- why\n¦x();\n',
      '// link-doctor-disable-next-line other, some-rule -- why\nx();\n',
    ],
    [
      'between tags',
      'a.tsx',
      'const a = (\n  <div>\n    ¦<PlaidLink publicKey="k" />\n  </div>\n);\n',
      'const a = (\n  <div>\n    {/* link-doctor-disable-next-line some-rule */}\n    <PlaidLink publicKey="k" />\n  </div>\n);\n',
    ],
    [
      'between tags, behind text',
      'a.jsx',
      'const a = (\n  <>\n    Hello\n    ¦<PlaidLink publicKey="k" />\n  </>\n);\n',
      'const a = (\n  <>\n    Hello\n    {/* link-doctor-disable-next-line some-rule */}\n    <PlaidLink publicKey="k" />\n  </>\n);\n',
    ],
    [
      'among the attributes of a tag',
      'a.tsx',
      'const a = (\n  <PlaidLink\n    ¦publicKey="k"\n  />\n);\n',
      'const a = (\n  <PlaidLink\n    // link-doctor-disable-next-line some-rule\n    publicKey="k"\n  />\n);\n',
    ],
    [
      'the outermost tag',
      'a.tsx',
      'const a = (\n  ¦<PlaidLink publicKey="k" />\n);\n',
      'const a = (\n  // link-doctor-disable-next-line some-rule\n  <PlaidLink publicKey="k" />\n);\n',
    ],
    [
      'code inside braces between tags',
      'a.tsx',
      'const a = (\n  <div>\n    {show && (\n      ¦<PlaidLink publicKey="k" />\n    )}\n  </div>\n);\n',
      'const a = (\n  <div>\n    {show && (\n      // link-doctor-disable-next-line some-rule\n      <PlaidLink publicKey="k" />\n    )}\n  </div>\n);\n',
    ],
    [
      'code inside a template',
      'a.ts',
      `const a = \`x \${\n  ¦f()\n}\`;\n`,
      `const a = \`x \${\n  // link-doctor-disable-next-line some-rule\n  f()\n}\`;\n`,
    ],
    ['never inside a template', 'a.ts', 'const a = `\n  ¦<script data-key="k">\n`;\n', null],
    ['never inside a docstring', 'a.py', 'a = """\n¦x\n"""\n', null],
    ['never behind a line that goes on', 'a.py', 'a = 1 + \\\n  ¦x\n', null],
    [
      'env',
      '.env',
      'A=1\n¦PLAID_ENV=development\n',
      'A=1\n# link-doctor-disable-next-line some-rule\nPLAID_ENV=development\n',
    ],
    ['never inside a quoted env value', '.env', 'A="1\n¦x\n"\n', null],
    [
      'JSON with comments',
      'a.jsonc',
      '{\n  ¦"a": 1\n}',
      '{\n  // link-doctor-disable-next-line some-rule\n  "a": 1\n}',
    ],
    [
      'Go',
      'a.go',
      'package a\n\nfunc f() {\n\t¦g()\n}\n',
      'package a\n\nfunc f() {\n\t// link-doctor-disable-next-line some-rule\n\tg()\n}\n',
    ],
    ['Ruby', 'a.rb', 'f(\n  ¦a: 1\n)\n', 'f(\n  # link-doctor-disable-next-line some-rule\n  a: 1\n)\n'],
    ['never inside a heredoc', 'a.rb', 'a = <<~X\n  b\n  ¦c\nX\n', null],
    ['PHP', 'a.php', '<?php\n¦f();\n', '<?php\n// link-doctor-disable-next-line some-rule\nf();\n'],
    ['never in the page around PHP', 'a.php', '<?php f(); ?>\n¦<script data-key="k"></script>\n', null],
    [
      'a page',
      'a.html',
      '<body>\n  ¦<script data-key="k"></script>\n</body>\n',
      '<body>\n  <!-- link-doctor-disable-next-line some-rule -->\n  <script data-key="k"></script>\n</body>\n',
    ],
    ['never inside a tag', 'a.html', '<script\n  ¦data-key="k"></script>\n', null],
    ['never inside a tag with islands', 'a.erb', '<div\n  a="<%= b %>"\n  ¦data-key="k">\n', null],
    [
      'behind a comment of a page',
      'a.html',
      '<!-- b -->\n¦<i />\n',
      '<!-- b -->\n<!-- link-doctor-disable-next-line some-rule -->\n<i />\n',
    ],
    [
      'a script in a page',
      'a.html',
      '<script>\n  a();\n  ¦Plaid.create({ key: 1 });\n</script>\n',
      '<script>\n  a();\n  // link-doctor-disable-next-line some-rule\n  Plaid.create({ key: 1 });\n</script>\n',
    ],
    [
      'a component',
      'a.vue',
      '<template>\n  <a />\n  ¦<plaid-link publicKey="k" />\n</template>\n',
      '<template>\n  <a />\n  <!-- link-doctor-disable-next-line some-rule -->\n  <plaid-link publicKey="k" />\n</template>\n',
    ],
    [
      'XML',
      'a.xml',
      '<a>\n  ¦<b />\n</a>\n',
      '<a>\n  <!-- link-doctor-disable-next-line some-rule -->\n  <b />\n</a>\n',
    ],
    [
      'Dart',
      'a.dart',
      'f(\n  ¦a: 1,\n);\n',
      'f(\n  // link-doctor-disable-next-line some-rule\n  a: 1,\n);\n',
    ],
    ['never inside a string of Dart', 'a.dart', 'var a = """\n¦x\n""";\n', null],
    ['a shell', 'a.sh', 'a=1\n¦curl x\n', 'a=1\n# link-doctor-disable-next-line some-rule\ncurl x\n'],
    ['never inside a body', 'a.sh', 'curl x -d \'{\n  ¦"a": 1\n}\'\n', null],
    ['never behind a line of a shell that goes on', 'a.sh', 'curl x \\\n  ¦-d 1\n', null],
    ['never where an id means several languages', 'a.lua', 'a()\n¦f()\n', null],
    ['JSON has no comments', 'a.json', '{\n  ¦"a": 1\n}', null],
    ['logs have no comments', 'a.log', '¦x', null],
  ];
  for (const [name, path, before, after] of cases) {
    test(name, async () =>
      assert.equal(await turnOff(path, before, 'Turn off some-rule for this line'), after),
    );
  }
});

describe('turn off in this file', () => {
  const cases: readonly [name: string, path: string, before: string, after: string | null][] = [
    ['at the top', 'a.ts', 'a();\n¦x();\n', '// link-doctor-disable some-rule\na();\nx();\n'],
    [
      'behind a shebang',
      'a.js',
      '#!/usr/bin/env node\r\n¦x();\r\n',
      '#!/usr/bin/env node\r\n// link-doctor-disable some-rule\r\nx();\r\n',
    ],
    [
      'behind shebang and encoding',
      'a.py',
      '#!/usr/bin/python\n# -*- coding: utf-8 -*-\n¦x()\n',
      '#!/usr/bin/python\n# -*- coding: utf-8 -*-\n# link-doctor-disable some-rule\nx()\n',
    ],
    [
      "above 'use client', where comments may stand",
      'a.tsx',
      "'use client';\n¦x();\n",
      "// link-doctor-disable some-rule\n'use client';\nx();\n",
    ],
    [
      'behind a license',
      'a.ts',
      '/*\n * Copyright Harbor.\n */\n¦x();\n',
      '/*\n * Copyright Harbor.\n */\n// link-doctor-disable some-rule\nx();\n',
    ],
    [
      'behind a license in lines',
      'a.py',
      '# SPDX-License-Identifier: MIT\n# Harbor\n¦x()\n',
      '# SPDX-License-Identifier: MIT\n# Harbor\n# link-doctor-disable some-rule\nx()\n',
    ],
    [
      'a comment that belongs to the code stays with it',
      'a.ts',
      '// eslint-disable-next-line no-undef\n¦x();\n',
      '// link-doctor-disable some-rule\n// eslint-disable-next-line no-undef\nx();\n',
    ],
    [
      'adds to a comment that is there',
      'a.ts',
      '// link-doctor-disable other\n¦x();\n',
      '// link-doctor-disable other, some-rule\nx();\n',
    ],
    ['JSON with comments', 'a.jsonc', '{\n  ¦"a": 1\n}', '// link-doctor-disable some-rule\n{\n  "a": 1\n}'],
    [
      'a template does not matter',
      'a.ts',
      'const a = `\n¦x`;\n',
      '// link-doctor-disable some-rule\nconst a = `\nx`;\n',
    ],
    ['JSON has no comments', 'a.json', '{\n  ¦"a": 1\n}', null],
  ];
  for (const [name, path, before, after] of cases) {
    test(name, async () =>
      assert.equal(await turnOff(path, before, 'Turn off some-rule in this file'), after),
    );
  }
});

describe('real findings', () => {
  const request = `import { PlaidApi } from 'plaid';
const client = new PlaidApi(configuration);
export async function create(id: string) {
  return client.linkTokenCreate({
    user: { client_user_id: id },
    client_name: 'Harbor',
    products: ['auth'],
    country_codes: ['US'],
    language: 'en',
  });
}
`;
  const options = { severities: {}, includeTests: false };
  const find = async (text: string, severities = {}) => {
    const recognition = await recognizer.recognize({ path: 'server.ts', text });
    return { recognition, findings: runRules(recognition, NO_FACTS, { ...options, severities }) };
  };

  test('both forms make a finding go, and nothing comes', async () => {
    const { recognition, findings } = await find(request);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['missing-oauth-return'],
    );
    const fixes = suppressFixes(findings[0] as Finding, recognition);
    assert.equal(fixes.length, 2);
    for (const { edits } of fixes) {
      assert.deepEqual((await find(applyEdits(request, edits))).findings, []);
    }
  });

  const unused: readonly [name: string, before: string, message: RegExp, after: string][] = [
    [
      'a comment of its own line',
      '// link-doctor-disable-next-line public-key-launch\nf();\n',
      /turns off public-key-launch, which reports nothing on the next line/,
      'f();\n',
    ],
    [
      'a comment behind code',
      'f(); // link-doctor-disable-line -- for now\n',
      /nothing is reported on this line/,
      'f();\n',
    ],
    ['a name that is no rule', 'f(); /* link-doctor-disable-line no-such */\n', /no rule no-such/, 'f();\n'],
  ];
  for (const [name, before, message, after] of unused) {
    test(`unused: ${name}`, async () => {
      const { recognition, findings } = await find(before);
      assert.deepEqual(
        findings.map(({ rule, severity }) => `${rule} ${severity}`),
        ['unused-suppression hint'],
      );
      assert.match((findings[0] as Finding).message, message);
      const fixes = fixesFor(findings[0] as Finding, recognition);
      assert.equal(applyEdits(before, fixes[0]?.edits ?? []), after);
      assert.deepEqual(suppressFixes(findings[0] as Finding, recognition), []);
    });
  }

  test('unused: one name of two', async () => {
    for (const names of [
      'public-key-launch, missing-oauth-return',
      'missing-oauth-return, public-key-launch',
    ]) {
      const text = request.replace(
        '  return client',
        `  // link-doctor-disable-next-line ${names}\n  return client`,
      );
      const { recognition, findings } = await find(text);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['unused-suppression'],
      );
      const after = applyEdits(text, fixesFor(findings[0] as Finding, recognition)[0]?.edits ?? []);
      assert.equal(after, text.replace(names, 'missing-oauth-return'));
    }
  });

  test('a rule that is off, or hints that are off, give no hint', async () => {
    const text = '// link-doctor-disable-next-line public-key-launch\nf();\n';
    assert.deepEqual((await find(text, { 'public-key-launch': 'off' })).findings, []);
    assert.deepEqual((await find(text, { 'unused-suppression': 'off' })).findings, []);
    assert.deepEqual((await find(`// link-doctor-disable unused-suppression\n${text}`)).findings, []);
  });
});
