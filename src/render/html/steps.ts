import { Html, type Part } from './html.ts';
import { code, sentenceHtml } from './inline.ts';
import { button, section } from './parts.ts';
import { type DiagnosisView, type OfferedFix, stepId } from './view.ts';

/** The fixes that can be applied here, then the steps as a checklist. */
export function steps({ diagnosis, done, fixes }: DiagnosisView): Part {
  // The same words are the same step: one box for both.
  const all = [...new Map(diagnosis.steps.map((step) => [stepId(step), step])).values()];
  const ticked = all.filter((step) => done.has(stepId(step))).length;
  const parts: Part[] = [];
  if (fixes.length > 0) parts.push(Html.element('ul', { class: 'fixes' }, ...fixes.map(fixItem)));
  if (all.length > 0) {
    const progress = Html.element('span', { id: 'progress' }, Html.text(`${ticked} of ${all.length} done`));
    parts.push(
      Html.element('ol', { class: 'steps' }, ...all.map((step) => stepItem(step, done))),
      Html.element(
        'p',
        { class: 'progress' },
        progress,
        Html.piece(' '),
        button('Clear ticks', 'clear', { class: 'link' }),
      ),
    );
  }
  return section('Do', Html.join(parts));
}

function fixItem({ title, where }: OfferedFix, index: number): Html {
  return Html.element(
    'li',
    {},
    button(`Apply fix: ${title}`, 'fix', { class: 'primary', value: index, id: `fix-${index}` }),
    Html.piece(' '),
    Html.element('span', { class: 'where' }, Html.piece('in '), code(where, 200)),
  );
}

function stepItem(step: string, done: ReadonlySet<string>): Html {
  const id = stepId(step);
  return Html.element(
    'li',
    {},
    Html.element('input', {
      type: 'checkbox',
      id: `step-${id}`,
      'data-action': 'tick',
      'data-value': id,
      checked: done.has(id),
    }),
    Html.piece(' '),
    Html.element('label', { for: `step-${id}` }, sentenceHtml(step)),
  );
}
