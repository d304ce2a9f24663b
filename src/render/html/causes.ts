import type { Cause, Evidence } from '../../diagnosis/model.ts';
import type { Place } from '../../project/model.ts';
import { statementOf } from '../diagnosis.ts';
import { excerpt } from './excerpt.ts';
import { Html, type Part } from './html.ts';
import { code, sentenceHtml } from './inline.ts';
import { certainty, list, p, section } from './parts.ts';
import { type DiagnosisView, placeKey, placesOf } from './view.ts';

/** What one page shows at most; the rest is counted. */
const MOST = { evidence: 8, otherCauses: 8 };

/** Why the leading cause is believed, with its evidence, and what speaks against it. */
export function why(cause: Cause, view: DiagnosisView): Html {
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

/** The other causes, folded. */
export function otherCauses(others: readonly Cause[], view: DiagnosisView): Part {
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
