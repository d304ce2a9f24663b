import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DEFAULT_SETTINGS,
  excluder,
  isSafePattern,
  mergeSettings,
  parseSettings,
} from '../../../src/rules/settings.ts';

test('settings are read under their prefix, others are left alone', () => {
  const { settings, problems } = parseSettings(
    {
      'editor.tabSize': 2,
      'linkDoctor.rules': { 'missing-redirect-uri': 'off', 'public-key-launch': 'default' },
      'linkDoctor.platforms': ['ios', 'ios', 'web'],
      'linkDoctor.exclude': ['gen/**'],
      'linkDoctor.includeTests': true,
      'linkDoctor.log.level': 'x',
    },
    'linkDoctor.',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(settings, {
    rules: { 'missing-redirect-uri': 'off' },
    platforms: ['ios', 'web'],
    exclude: ['gen/**'],
    includeTests: true,
  });
});

test('what is not understood is told and counts as not set', () => {
  for (const value of [null, 3, 'x', [], undefined]) {
    const { settings, problems } = parseSettings(value, '');
    assert.deepEqual(settings, {});
    assert.equal(problems.length, 1);
  }
  const { settings, problems } = parseSettings(
    {
      $schema: 'x',
      rules: { a: 'fatal', b: 'error', c: 3 },
      platforms: ['symbian', 'web', 7],
      exclude: ['ok', 4, '*a*a*a*a*a*a*b'],
      includeTests: 'yes',
      color: true,
    },
    '',
    new Set(['a', 'c']),
  );
  assert.deepEqual(settings.rules, {});
  assert.deepEqual(settings.platforms, ['web']);
  assert.deepEqual(settings.exclude, ['ok']);
  assert.equal('includeTests' in settings, false);
  assert.equal(problems.length, 9);
});

test('later settings win, severities rule by rule', () => {
  const merged = mergeSettings(
    { rules: { a: 'off', b: 'hint' }, platforms: ['ios'], includeTests: true },
    { rules: { b: 'error' }, platforms: null },
  );
  assert.deepEqual(merged, {
    ...DEFAULT_SETTINGS,
    rules: { a: 'off', b: 'error' },
    platforms: null,
    includeTests: true,
  });
});

test('excluded files, by patterns as in .gitignore', () => {
  const isExcluded = excluder({ exclude: ['gen/', '*.generated.ts', '/top.ts', '!gen.ts'] });
  for (const path of ['gen/a.ts', 'src/gen/a.ts', 'src/a.generated.ts', 'top.ts'])
    assert.ok(isExcluded(path), path);
  for (const path of ['src/top.ts', 'src/gen.ts', 'a.ts', '../x', '']) assert.ok(!isExcluded(path), path);
});

test('patterns that could hang a scan are refused', () => {
  for (const pattern of ['*', '**/gen/**', 'a/*/b/*.ts', '*.{ts,js}', '[a-z]*'])
    assert.ok(isSafePattern(pattern), pattern);
  for (const pattern of ['*a*a*a*a*a', '**/a/**/b/**/c', 'x'.repeat(501)])
    assert.ok(!isSafePattern(pattern), pattern);
});
