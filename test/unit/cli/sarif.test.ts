import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertSarif } from '../../support/sarifSchema.ts';
import { folder, run } from './run.ts';

const files = {
  'web/package.json': '{ "dependencies": { "react-plaid-link": "5" } }\n',
  'web/a b.ts': 'new Configuration({ basePath: PlaidEnvironments.development }); // plaid\n',
  'web/off.ts':
    '// link-doctor-disable-next-line removed-environment\nnew Configuration({ basePath: PlaidEnvironments.development }); // plaid\n',
  'web/.env': Buffer.from('\ufeffPLAID_ENV=development\n', 'utf16le'),
};

function scan(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = run(cwd, ['scan', '--format', 'sarif', ...args]);
  const log = JSON.parse(stdout);
  assertSarif(log);
  return { status, stderr, run: log.runs[0] };
}

test('a SARIF log: paths from where the scan was started, suppressed findings, encodings', () => {
  const root = folder(files);
  const { status, run: log } = scan(root, 'web');
  assert.equal(status, 1);
  const found = log.results.map(
    (each: {
      ruleId: string;
      suppressions: unknown[];
      locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
    }) => [each.locations[0]?.physicalLocation.artifactLocation.uri, each.ruleId, each.suppressions.length],
  );
  assert.deepEqual(found.sort(), [
    ['web/.env', 'removed-environment', 0],
    ['web/a%20b.ts', 'removed-environment', 0],
    ['web/off.ts', 'removed-environment', 1],
  ]);
  const env = log.artifacts.find(
    ({ location }: { location: { uri: string } }) => location.uri === 'web/.env',
  );
  assert.equal(env.encoding, 'utf-16le');
  assert.equal(log.invocations[0].executionSuccessful, true);
});

test('what comments turned off does not fail a scan', () => {
  const root = folder({ 'off.ts': files['web/off.ts'] });
  assert.equal(scan(root).status, 0);
});

test('files outside of the working directory have absolute addresses', () => {
  const root = folder(files);
  const { run: log } = scan(join(root, 'web'), join(folder({ 'b.ts': files['web/a b.ts'] }), 'b.ts'));
  assert.match(log.artifacts[0].location.uri, /^file:\/\/\/.*\/b\.ts$/);
  assert.equal(log.artifacts[0].location.uriBaseId, undefined);
});

test('what cannot be read is told in the log and by the exit code', () => {
  const { status, stderr, run: log } = scan(folder({}), 'nowhere');
  assert.equal(status, 2);
  assert.match(stderr, /nowhere: no such file/);
  assert.equal(log.invocations[0].executionSuccessful, false);
  assert.equal(log.invocations[0].toolExecutionNotifications.length, 1);
});
