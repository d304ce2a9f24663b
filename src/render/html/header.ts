import { headingOf, summaryOf } from '../diagnosis.ts';
import { Html, type Part } from './html.ts';
import { code, sentenceHtml } from './inline.ts';
import { button, certainty, p } from './parts.ts';
import type { DiagnosisView } from './view.ts';

/** Heading, verdict, what the error is, and what can be done with the whole diagnosis. */
export function header(view: DiagnosisView): Html {
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

function verdict({ diagnosis, resolved }: DiagnosisView): Part {
  if (!diagnosis.verdict) return null;
  const said = sentenceHtml(diagnosis.verdict.text);
  if (!resolved)
    return Html.element(
      'p',
      { class: 'verdict' },
      certainty(diagnosis.verdict.certainty),
      Html.piece(' '),
      said,
    );
  return Html.element(
    'p',
    { class: 'verdict' },
    Html.element('strong', { class: 'certainty' }, Html.text('Gone')),
    Html.piece(' It is no longer found there. It was: '),
    said,
  );
}

function identity({ diagnosis, origin }: DiagnosisView): Html {
  const first = diagnosis.recognized[0];
  const summary = summaryOf(diagnosis);
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
    summary ? p(sentenceHtml(summary)) : null,
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
