import type { Cause, Certainty, Diagnosis, Evidence } from '../../diagnosis/model.ts';
import type { Place } from '../../project/model.ts';
import { headingOf, leadOf, statementOf } from '../diagnosis.ts';
import { excerpt } from './excerpt.ts';
import { Html, type Part } from './html.ts';
import { code, sentenceHtml } from './inline.ts';
import { recognizedHtml, supportHtml } from './tables.ts';
import { type DiagnosisView, type OfferedFix, placeKey, placesOf, stepId } from './view.ts';

/** What one page shows at most; the rest is counted. */
const MOST = { evidence: 8, otherCauses: 8, links: 8 };

/**
 * The body of the diagnosis panel: verdict, evidence, what speaks against it and what only a human sees, steps, other
 * causes, what was recognized, Sandbox, Support, links. Everything that can be pressed has an id that stays the same
 * from one rendering to the next, and says in `data-action` and `data-value` what it asks for.
 */
export function diagnosisHtml(view: DiagnosisView): string {
  const { diagnosis } = view;
  const found = diagnosis.verdict !== null || diagnosis.recognized.length > 0;
  return Html.join([
    header(view),
    ...(found ? answer(view) : [nothing(diagnosis)]),
    notes(diagnosis),
  ]).toString();
}

const EMPTY = {
  gone: 'What was diagnosed here is no longer found in its file: it was mended, moved, or the file is gone.',
  failed: 'The diagnosis failed. The log "Link Doctor" in the Output panel says why.',
};

/** The body when there is no diagnosis to show. */
export function emptyHtml(why: keyof typeof EMPTY): string {
  return Html.join([
    Html.element('h1', { id: 'top', tabindex: -1 }, Html.text('Nothing to show')),
    p(Html.text(EMPTY[why])),
    button('Check again', 'check', { class: 'primary' }),
  ]).toString();
}

function answer(view: DiagnosisView): Part[] {
  const { diagnosis } = view;
  const { first, others } = leadOf(diagnosis);
  return [
    changes(view),
    first ? why(first, view) : null,
    checks(diagnosis),
    steps(view),
    inLink(diagnosis),
    otherCauses(others, view),
    section('What was recognized', recognizedHtml(diagnosis)),
    diagnosis.sandbox ? section('Reproduce in Sandbox', p(sentenceHtml(diagnosis.sandbox))) : null,
    section('For Plaid Support', supportHtml(view)),
    links(diagnosis),
  ];
}

function header(view: DiagnosisView): Html {
  const { diagnosis } = view;
  const found = diagnosis.verdict !== null || diagnosis.recognized.length > 0;
  const { name, title } = found ? headingOf(diagnosis) : { name: 'No Plaid error in this text', title: '' };
  return Html.element(
    'header',
    {},
    Html.element(
      'h1',
      { id: 'top', tabindex: -1 },
      diagnosis.recognized.length > 0 ? code(name, 120) : Html.text(name, 200),
      title ? Html.element('span', { class: 'title' }, Html.piece(` ${title}`, 160)) : null,
    ),
    verdict(view),
    identity(view),
    toolbar(found),
  );
}

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  'proved by the project': 'Proved by the project',
  'stated by the error': 'Stated by the error',
  likely: 'Likely',
  possible: 'Possible',
};

function certainty(value: Certainty): Html {
  const kind = value === 'likely' || value === 'possible' ? value : 'sure';
  return Html.element('strong', { class: `certainty ${kind}` }, Html.text(CERTAINTY[value]));
}

function verdict({ diagnosis, resolved }: DiagnosisView): Part {
  if (resolved) {
    return Html.element(
      'p',
      { class: 'verdict resolved' },
      Html.element('strong', { class: 'certainty gone' }, Html.text('Gone')),
      Html.piece(' What is described below is no longer found there.'),
    );
  }
  if (!diagnosis.verdict) return null;
  return Html.element(
    'p',
    { class: 'verdict' },
    certainty(diagnosis.verdict.certainty),
    Html.piece(' '),
    sentenceHtml(diagnosis.verdict.text),
  );
}

function identity({ diagnosis, origin }: DiagnosisView): Html {
  const first = diagnosis.recognized[0];
  const facts: Part[] = [
    first?.error_type ? code(first.error_type, 80) : null,
    first && first.http_status.length > 0 ? Html.text(`HTTP ${first.http_status.join(', ')}`) : null,
    first?.docs ? Html.link(first.docs, Html.text('Documentation')) : null,
    origin
      ? Html.join([
          Html.piece('from '),
          Html.element(
            'button',
            { type: 'button', class: 'link', id: 'origin', 'data-action': 'origin' },
            code(origin, 200),
          ),
        ])
      : null,
  ];
  return Html.join([
    facts.some((fact) => fact !== null)
      ? Html.element('p', { class: 'facts' }, Html.join(facts, ' · '))
      : null,
    first?.summary && first.summary !== diagnosis.verdict?.text ? p(sentenceHtml(first.summary)) : null,
    first?.assumed ? p(sentenceHtml(first.assumed)) : null,
  ]);
}

function toolbar(found: boolean): Html {
  return Html.element(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': 'Diagnosis' },
    button('Check again', 'check', { class: found ? 'primary' : undefined }),
    button('Copy as Markdown', 'copy-markdown'),
    found ? button('Copy for Support', 'copy-support') : null,
    button('Open as Markdown', 'open-markdown'),
  );
}

function button(
  label: string,
  action: string,
  more: { readonly class?: string; readonly value?: string | number; readonly id?: string } = {},
): Html {
  return Html.element(
    'button',
    {
      type: 'button',
      id: more.id ?? action,
      class: more.class,
      'data-action': action,
      'data-value': more.value,
    },
    Html.text(label, 200),
  );
}

function changes({ checked, resolved }: DiagnosisView): Part {
  if (!checked) return null;
  const title = `Checked again at ${checked.at}`;
  if (checked.changes.length > 0)
    return section(title, list(checked.changes.map((one) => sentenceHtml(one))));
  return resolved ? null : section(title, p(Html.text('Nothing changed: the files say the same as before.')));
}

function why(cause: Cause, view: DiagnosisView): Html {
  return Html.join([
    section('Why', Html.join([p(sentenceHtml(cause.why)), evidenceList(cause.evidence, view)])),
    section('What speaks against it', list(cause.against.map((text) => sentenceHtml(text)))),
  ]);
}

function evidenceList(evidence: readonly Evidence[], view: DiagnosisView): Part {
  const places = placesOf(view.diagnosis).map(placeKey);
  const items = evidence.slice(0, MOST.evidence).map(({ text, place }) => {
    if (!place) return sentenceHtml(text);
    const key = placeKey(place);
    const line = view.excerpts.get(key);
    return Html.join([
      sentenceHtml(text),
      Html.piece(' '),
      placeButton(place, places.indexOf(key)),
      line ? Html.element('div', { class: 'excerpt' }, code(excerpt(line, place), 240)) : null,
    ]);
  });
  return list(items, evidence.length - MOST.evidence);
}

function placeButton(place: Place, index: number): Html {
  return Html.element(
    'button',
    { type: 'button', class: 'link', 'data-action': 'place', 'data-value': index },
    code(`${place.path}:${place.line + 1}`, 200),
  );
}

function checks({ checks: all }: Diagnosis): Part {
  return section(
    'Only you can see',
    list(
      all.map(({ text, url }) =>
        Html.join([
          sentenceHtml(text),
          url ? Html.join([Html.piece(' '), Html.link(url, Html.text('Open the Dashboard page'))]) : null,
        ]),
      ),
    ),
  );
}

function steps({ diagnosis, done, fixes }: DiagnosisView): Part {
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

function inLink({ in_link }: Diagnosis): Part {
  return section('What the user reads in Link', list(in_link.map((text) => sentenceHtml(text))));
}

function otherCauses(others: readonly Cause[], view: DiagnosisView): Part {
  const shown = others.slice(0, MOST.otherCauses);
  const more = others.length - shown.length;
  return section(
    'Other causes',
    Html.join([
      ...shown.map((cause, index) => otherCause(cause, index, view)),
      more > 0 ? p(Html.text(`and ${more} more`)) : null,
    ]),
  );
}

function otherCause(cause: Cause, index: number, view: DiagnosisView): Html {
  const remedies = cause.steps.length > 0 ? cause.steps : cause.fix ? [cause.fix] : [];
  return Html.element(
    'details',
    { id: `cause-${index}` },
    Html.element(
      'summary',
      {},
      sentenceHtml(statementOf(cause)),
      Html.piece(' '),
      certainty(cause.certainty),
    ),
    p(sentenceHtml(cause.why)),
    evidenceList(cause.evidence, view),
    cause.against.length > 0
      ? Html.join([
          Html.element('h3', {}, Html.text('What speaks against it')),
          list(cause.against.map((text) => sentenceHtml(text))),
        ])
      : null,
    remedies.length > 0
      ? Html.join([
          Html.element('h3', {}, Html.text('If this is it')),
          list(remedies.map((text) => sentenceHtml(text))),
        ])
      : null,
    cause.source
      ? p(Html.link(cause.source, Html.text(`Read on: ${withoutScheme(cause.source)}`, 120)))
      : null,
  );
}

function withoutScheme(address: string): string {
  return address.replace(/^https:\/\//, '').replace(/[/#]+$/, '');
}

function links({ links: all }: Diagnosis): Part {
  return section(
    'Read on',
    list(all.slice(0, MOST.links).map(({ title, url }) => Html.link(url, Html.text(title, 120)))),
  );
}

function notes({ notes: all }: Diagnosis): Part {
  return all.length === 0
    ? null
    : Html.element('div', { class: 'notes' }, ...all.map((note) => p(sentenceHtml(note))));
}

function nothing({ suggestions }: Diagnosis): Html {
  return Html.join([
    suggestions.length > 0
      ? p(
          Html.join([
            Html.piece('Did you mean '),
            Html.join(
              suggestions.map((name) => code(name, 80)),
              ', ',
            ),
            Html.piece('?'),
          ]),
        )
      : null,
    p(
      Html.join([
        Html.piece('Paste the whole error body (with '),
        Html.join(
          ['error_type', 'error_code', 'error_message'].map((name) => code(name)),
          ', ',
        ),
        Html.piece(
          '), a log line, or describe what the user sees; or run "Diagnose Plaid error" without a selection to choose from all codes and symptoms.',
        ),
      ]),
    ),
  ]);
}

function p(content: Html): Html {
  return Html.element('p', {}, content);
}

function list(items: readonly Html[], more = 0): Part {
  if (items.length === 0) return null;
  const all = more > 0 ? [...items, Html.text(`and ${more} more`)] : items;
  return Html.element('ul', {}, ...all.map((item) => Html.element('li', {}, item)));
}

/** A titled part; nothing when it has no content. */
function section(title: string, content: Part): Part {
  if (content === null || content.toString() === '') return null;
  return Html.element('section', {}, Html.element('h2', {}, Html.text(title)), content);
}
