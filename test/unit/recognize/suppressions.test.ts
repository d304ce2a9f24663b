import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

/** `form rule|* firstLine-lastLine`, lines 1-based; enabled parts behind. */
async function read(path: string, text: string): Promise<string[]> {
  const { suppressions, source } = await recognizer.recognize({ text, path });
  const line = (offset: number) => source.positionAt(offset).line + 1;
  return suppressions.map(({ form, rule, scope, enabled }) => {
    const off = enabled?.map((each) => ` but ${each.rule} ${line(each.scope.start)}`).join('') ?? '';
    return `${form} ${rule ?? '*'} ${line(scope.start)}-${line(scope.end)}${off}`;
  });
}

describe('suppression comments', () => {
  const cases: readonly [name: string, path: string, text: string, expected: string[]][] = [
    [
      'next line',
      'a.ts',
      '// link-doctor-disable-next-line some-rule\nx();\ny();',
      ['next-line some-rule 2-2'],
    ],
    ['this line', 'a.ts', 'a();\nx(); // link-doctor-disable-line some-rule\ny();', ['line some-rule 2-2']],
    ['all rules', 'a.ts', '// link-doctor-disable-next-line\nx();', ['next-line * 2-2']],
    [
      'several rules',
      'a.js',
      '/* link-doctor-disable-next-line a-b , c-d,e-f */\nx();',
      ['next-line a-b 2-2', 'next-line c-d 2-2', 'next-line e-f 2-2'],
    ],
    ['a reason', 'a.js', '// link-doctor-disable-next-line a-b -- c-d, because\nx();', ['next-line a-b 2-2']],
    ['a reason alone', 'a.js', '// link-doctor-disable-next-line -- because\nx();', ['next-line * 2-2']],
    ['a colon', 'a.js', '// link-doctor-disable-next-line: a-b\nx();', ['next-line a-b 2-2']],
    [
      'a range',
      'a.ts',
      '// link-doctor-disable a-b\nx();\n// link-doctor-enable a-b\ny();',
      ['range a-b 1-3'],
    ],
    ['a range to the end', 'a.py', 'x()\n# link-doctor-disable a-b\ny()\nz()', ['range a-b 2-4']],
    [
      'one of two enabled',
      'a.ts',
      '/* link-doctor-disable a-b, c-d */\nx();\n/* link-doctor-enable a-b */\ny();\n',
      ['range a-b 1-3', 'range c-d 1-5'],
    ],
    [
      'one of all enabled',
      'a.ts',
      '/* link-doctor-disable */\nx();\n/* link-doctor-enable a-b */\ny();\n/* link-doctor-enable */\nz();',
      ['range * 1-5 but a-b 3'],
    ],
    [
      'stacked comments mean one line',
      'a.ts',
      '// link-doctor-disable-next-line a-b\n// link-doctor-disable-next-line c-d\nx();',
      ['next-line a-b 3-3', 'next-line c-d 3-3'],
    ],
    ['behind the last line', 'a.ts', 'x();\n// link-doctor-disable-next-line a-b', ['next-line a-b 2-2']],
    [
      'a comment of several lines',
      'a.ts',
      '/*\n * link-doctor-disable-next-line a-b\n * more\n */\nx();',
      ['next-line a-b 5-5'],
    ],
    ['a second comment', 'a.py', 'x()  # type: ignore  # link-doctor-disable-line a-b', ['line a-b 1-1']],
    [
      'JSX',
      'a.tsx',
      'const a = (\n  <p>\n    {/* link-doctor-disable-next-line a-b */}\n    <b />\n  </p>\n);',
      ['next-line a-b 4-4'],
    ],
    ['CRLF', 'a.ts', '// link-doctor-disable-next-line a-b\r\nx();\r\n', ['next-line a-b 2-2']],
    ['env, line', '.env', '# link-doctor-disable-next-line a-b\nA=1', ['next-line a-b 2-2']],
    ['env, behind a value', '.env', 'A=1 # link-doctor-disable-line a-b', ['line a-b 1-1']],
    ['env, behind a quoted value', '.env', 'A="x # y" # link-doctor-disable-line a-b', ['line a-b 1-1']],
    [
      'JSON with comments',
      'a.jsonc',
      '{\n  // link-doctor-disable-next-line a-b\n  "a": 1\n}',
      ['next-line a-b 3-3'],
    ],
    ['JSON, block', 'a.jsonc', '{\n  "a": 1 /* link-doctor-disable-line a-b */\n}', ['line a-b 2-2']],
    ['Go', 'a.go', 'package a\n\nfunc f() {\n\tg() // link-doctor-disable-line a-b\n}\n', ['line a-b 4-4']],
    ['PHP', 'a.php', '<?php\n# link-doctor-disable-next-line a-b\nf();\n', ['next-line a-b 3-3']],
    ['Dart', 'a.dart', '/* link-doctor-disable-next-line a-b */\nf();\n', ['next-line a-b 2-2']],
    ['a page', 'a.html', '<p>\n<!-- link-doctor-disable-next-line a-b -->\n<b></b>\n', ['next-line a-b 3-3']],
    ['a template', 'a.erb', '<%# link-doctor-disable-next-line a-b %>\n<b></b>\n', ['next-line a-b 2-2']],
    [
      'a script in a page that uses Plaid',
      'a.html',
      '<script>\n// link-doctor-disable-next-line a-b\nPlaid.create({ key: "k" });\n</script>\n',
      ['next-line a-b 3-3'],
    ],
    // What is no suppression.
    ['the text of a page', 'a.html', '<p>// link-doctor-disable-line a-b</p>', []],
    ['a string of Dart', 'a.dart', 'f("// link-doctor-disable-line a-b");', []],
    ['a document in Ruby', 'a.rb', 'a = <<~X\n  # link-doctor-disable-line a-b\nX\n', []],
    ['a string', 'a.ts', 'x("// link-doctor-disable-line a-b");', []],
    ['a template', 'a.ts', 'x(`\n// link-doctor-disable-next-line a-b\n`);', []],
    ['a docstring', 'a.py', '"""\n# link-doctor-disable-next-line a-b\n"""\nx()', []],
    ['prose', 'a.ts', '// Write `// link-doctor-disable-line` to turn it off.\nx();', []],
    ['prose at length', 'a.ts', '// The words link-doctor-disable-line a-b turn it off.\nx();', []],
    ['a longer word', 'a.ts', '// link-doctor-disable-next-lines a-b\nx();', []],
    ['a quoted env value', '.env', 'A="x # link-doctor-disable-line a-b"', []],
    ['an env value', '.env', 'A=x#link-doctor-disable-line', []],
    [
      'JSON has no comments',
      'a.json',
      '{ "a": "// link-doctor-disable-line a-b" }\n// link-doctor-disable',
      [],
    ],
    ['a string in JSON with comments', 'a.jsonc', '{ "a": "// link-doctor-disable-line a-b" }', []],
    ['text', 'a.txt', '// link-doctor-disable-next-line a-b\nx', []],
    ['enable alone', 'a.ts', '// link-doctor-enable a-b\nx();', []],
  ];
  for (const [name, path, text, expected] of cases) {
    test(name, async () => assert.deepEqual(await read(path, text), expected));
  }

  test('very many are cut, in linear time', async () => {
    await assertLinear('suppressions', 20_000, async (size) => {
      assert.ok((await read('a.ts', '// link-doctor-disable a-b\n'.repeat(size))).length <= 5000);
    });
  });
});
