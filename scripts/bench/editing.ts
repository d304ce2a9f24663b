import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorAt } from '../../src/editor/atPosition.ts';
import { NO_FACTS } from '../../src/project/model.ts';
import { createRecognizer } from '../../src/recognize/analyze.ts';
import { hoverCard } from '../../src/render/hover.ts';
import { runRules } from '../../src/rules/index.ts';
import { print, timed } from './report.ts';
import { log, source } from './texts.ts';

const options = { severities: {}, includeTests: false };

/** What the editor asks while one types, opens and points. */
export async function benchEditing(root: string): Promise<void> {
  const recognizer = createRecognizer((name) => readFile(join(root, 'dist', 'grammars', name)));
  const text = source(5000);
  const middle = text.indexOf('\n', text.length >> 1);
  const typed = (i: number): string =>
    `${text.slice(0, middle)}\nconst typed = ${i + 10};${text.slice(middle)}`;
  const diagnose = async (content: string, key?: string): Promise<number> => {
    const recognition = await recognizer.recognize({
      text: content,
      path: 'src/a.ts',
      ...(key ? { key } : {}),
    });
    return runRules(recognition, NO_FACTS, options).length;
  };
  print({
    what: `diagnostics after one edit of ${text.split('\n').length} lines`,
    runs: await timed(60, (i) => diagnose(typed(i), 'bench'), 20),
    peer: {
      what: 'the same without the last version’s tree',
      runs: await timed(15, (i) => diagnose(typed(i))),
    },
    aim: 'under 16 ms',
  });

  const megabyte = log(1_000_000);
  const opened = await recognizer.recognize({ text: megabyte, path: 'api.log' });
  print({
    what: `reading a log of ${megabyte.length} characters (${opened.payloads.length} errors), once per version`,
    runs: await timed(9, () => recognizer.recognize({ text: megabyte, path: 'api.log' }), 2),
    peer: {
      what: 'one regular expression over it',
      runs: await timed(9, () => [...megabyte.matchAll(/"error_code":"([A-Z_]+)"/g)].length),
    },
  });
  const at = opened.payloads[opened.payloads.length >> 1]?.codeSpan.start ?? 0;
  print({
    what: 'hover in it',
    runs: await timed(50, () => {
      const error = errorAt(opened, at + 2);
      if (
        !error ||
        !hoverCard({ ...error, at: null, said: [] } as unknown as Parameters<typeof hoverCard>[0])
      )
        throw new Error('nothing to show');
    }),
    aim: 'under 5 ms',
  });
  const large = source(Math.ceil((1_000_000 / text.length) * 5000));
  print({
    what: `diagnostics after opening a source of ${large.length} characters`,
    runs: await timed(5, () => diagnose(large), 1),
  });
  await benchMemory(typed, diagnose);
}

/** Memory must not grow with the number of edits. */
async function benchMemory(
  typed: (i: number) => string,
  diagnose: (content: string, key: string) => Promise<number>,
): Promise<void> {
  const resident = (): number => Math.round(process.memoryUsage().rss / 1e6);
  const short = (i: number): string => typed(i).slice(0, 6000);
  for (let i = 0; i < 2000; i++) await diagnose(short(i), 'memory');
  const before = resident();
  for (let i = 0; i < 10_000; i++) await diagnose(short(i), 'memory');
  console.log(
    `memory after 10,000 further edits of an open document: ${resident()} MB (before: ${before} MB)`,
  );
}
