import type { Diagnosis } from '../../diagnosis/model.ts';
import { leadOf } from '../diagnosis.ts';
import { otherCauses, why } from './causes.ts';
import { header } from './header.ts';
import { Html, type Part } from './html.ts';
import { code, sentenceHtml } from './inline.ts';
import { button, list, p, section } from './parts.ts';
import { steps } from './steps.ts';
import { recognizedHtml, supportHtml } from './tables.ts';
import type { DiagnosisView } from './view.ts';

/** Links one page shows at most. */
const MOST_LINKS = 8;

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

function changes({ checked, resolved }: DiagnosisView): Part {
  if (!checked) return null;
  const title = `Checked again at ${checked.at}`;
  if (checked.changes.length > 0)
    return section(title, list(checked.changes.map((one) => sentenceHtml(one))));
  return resolved ? null : section(title, p(Html.text('Nothing changed: the files say the same as before.')));
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

function inLink({ in_link }: Diagnosis): Part {
  return section('What the user reads in Link', list(in_link.map((text) => sentenceHtml(text))));
}

function links({ links: all }: Diagnosis): Part {
  return section(
    'Read on',
    list(all.slice(0, MOST_LINKS).map(({ title, url }) => Html.link(url, Html.text(title, 120)))),
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
