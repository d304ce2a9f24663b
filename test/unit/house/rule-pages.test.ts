import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { pages, readmeWithTable } from '../../../scripts/rule-pages.mjs';
import { allRules } from '../../../src/rules/index.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'docs', 'rules');

describe('pages of the rules (npm run docs writes them)', () => {
  test('docs/rules holds what the rules say, and nothing else', () => {
    const wanted = pages();
    assert.deepEqual(readdirSync(folder).sort(), [...wanted.keys()].sort());
    for (const [name, text] of wanted) assert.equal(readFileSync(join(folder, name), 'utf8'), text, name);
  });

  test('README.md has their table', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    assert.equal(readme, readmeWithTable(readme));
  });

  test('every rule is a setting', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { properties } = manifest.contributes.configuration.properties['linkDoctor.rules'];
    assert.deepEqual(Object.keys(properties).sort(), allRules.map(({ id }) => id).sort());
  });

  test('rules are written alike', () => {
    assert.equal(new Set(allRules.map(({ id }) => id)).size, allRules.length);
    for (const rule of allRules) {
      assert.match(rule.id, /^[a-z]+(?:-[a-z]+)*$/);
      assert.ok(!rule.title.endsWith('.'), `${rule.id}: the title is no sentence`);
      for (const sentence of [rule.why, rule.remedy, ...rule.fires, ...rule.silent]) {
        assert.match(sentence, /[.)…]$/, `${rule.id}: ${sentence}`);
      }
      assert.ok(rule.sources.length > 0 && rule.fires.length > 0 && rule.silent.length > 0, rule.id);
    }
  });

  test('links of the pages lead somewhere, and nothing is HTML', () => {
    const wanted = pages();
    for (const [name, text] of wanted) {
      for (const token of new MarkdownIt({ html: true })
        .parse(text, {})
        .flatMap((each) => [each, ...(each.children ?? [])])) {
        assert.ok(token.type !== 'html_block' && token.type !== 'html_inline', `${name}: ${token.content}`);
        const href = token.type === 'link_open' ? String(token.attrGet('href')) : 'https://';
        assert.ok(href.startsWith('https://') || wanted.has(href), `${name}: ${href}`);
      }
    }
  });
});
