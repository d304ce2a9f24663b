import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixesFor, suppressFixes } from '../../../src/fixes/index.ts';
import { NO_FACTS, type ProjectFacts } from '../../../src/project/model.ts';
import type { Recognition } from '../../../src/recognize/recognize.ts';
import { runRules } from '../../../src/rules/index.ts';
import { SourceText, type Span } from '../../../src/syntax/source.ts';
import { applyEdits } from '../../support/edits.ts';
import { type Format, formats, type Mark } from '../../support/formats.ts';
import { recognizer } from '../../support/recognizer.ts';

/** A request and a launch stand where their name or literal begins; of the others the whole place is due. */
const byStart = /^(?:missing|sent|open|key)$/;

function recognized({ requests, launches, environments, codes, payloads, source }: Recognition): Mark[] {
  const mark = (kind: string, { start, end }: Span): Mark => {
    // A word that names an environment stands in quotes or not.
    const inset = kind === 'removed' && /["'`]/.test(source.text[start] as string) ? 1 : 0;
    return { kind, start: start + inset, text: source.text.slice(start + inset, end - inset) };
  };
  return [
    ...requests.map(({ fields, closed, site }) => {
      const state = fields.get('redirect_uri')?.state ?? 'absent';
      return mark(state !== 'absent' ? 'sent' : closed ? 'missing' : 'open', site);
    }),
    ...launches.filter(({ mode }) => mode === 'public_key').map(({ span }) => mark('key', span)),
    ...environments
      .filter(({ environment }) => environment === 'development' || environment === 'tartan')
      .map(({ span }) => mark('removed', span)),
    ...codes.filter(({ where }) => where !== 'comment').map(({ span }) => mark('code', span)),
    ...payloads.map(({ codeSpan }) => mark('payload', codeSpan)),
  ].sort((a, b) => a.start - b.start || a.kind.localeCompare(b.kind));
}

/** Marks as `line:column kind text`, from 1. */
function shown({ text, marks }: Pick<Format, 'text' | 'marks'>, due: readonly Mark[]): string[] {
  const source = new SourceText(text);
  return marks.map(({ kind, start, text: said }) => {
    const { line, column } = source.positionAt(start);
    const same = due.find((each) => each.kind === kind && each.start === start);
    const isBegun = same && byStart.test(kind) && said.startsWith(same.text);
    return `${line + 1}:${column + 1} ${kind} ${isBegun ? same.text : said}`;
  });
}

const all = formats();

for (const format of all) {
  test(`formats: ${format.name}`, async () => {
    const recognition = await recognizer.recognize({ text: format.text, path: format.name });
    const got = { text: format.text, marks: recognized(recognition) };
    const due = [...format.marks].sort((a, b) => a.start - b.start || a.kind.localeCompare(b.kind));
    assert.deepEqual(shown(got, due), shown({ text: format.text, marks: due }, due));
  });
}

test('formats: every construct is marked in many of them', () => {
  const count = (kind: string): number =>
    all.filter(({ marks }) => marks.some((mark) => mark.kind === kind)).length;
  for (const kind of ['missing', 'open', 'key', 'removed', 'code', 'payload']) {
    assert.ok(count(kind) >= 8, `${kind}: ${count(kind)} files`);
  }
});

const facts: ProjectFacts = { ...NO_FACTS, pinned: ['web'] };
const options = { severities: {}, includeTests: true };

test('formats: a fix mends what it was offered for, in the code inside and nowhere else', async () => {
  let count = 0;
  for (const { name, text } of all) {
    const recognition = await recognizer.recognize({ text, path: name });
    const findings = runRules(recognition, facts, options);
    for (const finding of findings) {
      for (const fix of [...fixesFor(finding, recognition), ...suppressFixes(finding, recognition)]) {
        const after = await recognizer.recognize({ text: applyEdits(text, fix.edits), path: name });
        const rest = runRules(after, facts, options);
        const of = (rule: string, list: readonly { rule: string }[]): number =>
          list.filter((each) => each.rule === rule).length;
        assert.ok(
          of(finding.rule, rest) < of(finding.rule, findings),
          `${name}: ${finding.rule}: ${fix.title}`,
        );
        count++;
      }
    }
  }
  assert.ok(count > 100, `${count} fixes`);
});
