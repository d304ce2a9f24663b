import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { assertAffordable, assertLinear, type Clock, processorTime } from '../../support/growth.ts';

let sink = 0;
const spin = (steps: number) => {
  for (let i = 0; i < steps; i++) sink = (sink * 31 + i) | 0;
};
const failure = { name: 'AssertionError' };

test('growth: linear work passes above the floor, steeper work fails, in processor time', async () => {
  // On any machine: twice the floor and more.
  let steps = 1_000_000;
  while ((await processorTime(() => spin(steps))) < 100) steps *= 2;
  const linear = (size: number) => spin(steps * (size / 4000));
  // Steeper than a square, so that no noise hides it; the next test draws the line.
  const cubic = (size: number) => spin(steps * (size / 4000) ** 3);
  let runs = 0;
  await assertLinear('linear', 4000, (size) => {
    runs++;
    linear(size);
  });
  assert.ok(runs > 1, 'it was compared with its pieces');
  await assert.rejects(assertLinear('cubic', 4000, cubic), {
    ...failure,
    message: /^cubic: \S+ times its peer/,
  });
  await assertLinear('a small cube', 800, cubic);
});

/** A clock that says what the work itself says it costs, in ms; each attempt may be slowed down. */
const told = (slowed: (measured: number) => number): Clock => {
  let measured = 0;
  return async (work) => {
    cost = 0;
    await work();
    return cost * slowed(measured++);
  };
};
let cost = 0;
const costs = (of: (size: number) => number) => (size: number) => {
  cost += of(size);
};

test('growth: what counts is the shape of the cost', async () => {
  const steady = told(() => 1);
  const n = 80_000;
  for (const [name, of] of [
    ['nothing', () => 0],
    ['constant', () => 500],
    ['linear', (size: number) => size],
    ['n log n', (size: number) => size * Math.log2(size)],
    ['a square below the floor', (size: number) => (size / n) ** 2 * 49],
  ] as const)
    await assertLinear(name, n, costs(of), steady);
  for (const [name, of] of [
    ['square', (size: number) => size ** 2],
    ['mostly a square', (size: number) => size ** 2 + (size * n) / 8],
    ['cube', (size: number) => size ** 3],
  ] as const)
    await assert.rejects(assertLinear(name, n, costs(of), steady), failure, name);
});

test('growth: a slow moment is no failure, a slow work is', async () => {
  const one = costs(() => 100);
  // Work and peer take turns: the work is slow three times of four.
  await assertAffordable(
    'slow at first',
    () => one(1),
    () => one(1),
    told((at) => (at < 6 && at % 2 === 0 ? 9 : 1)),
  );
  await assert.rejects(
    assertAffordable(
      'slow',
      () => one(1),
      () => one(1),
      told((at) => (at % 2 === 0 ? 9 : 1)),
    ),
    failure,
  );
  await assert.rejects(
    assertLinear('thrown', 1, () => assert.fail('by the work')),
    /by the work/,
  );
});

test('growth: work that does not end, ends the process and is named', () => {
  const script = `
    import { hangWatch } from ${JSON.stringify(new URL('../../support/hang.ts', import.meta.url).href)};
    const watched = hangWatch(0.2);
    await watched('short', () => 1);
    await new Promise((done) => setTimeout(done, 500));
    await watched('endless', () => { for (;;); });
  `;
  const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  assert.equal(signal, 'SIGKILL');
  assert.match(stderr, /^endless: no end after 0\.2 s of processor time$/m);
});
