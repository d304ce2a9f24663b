import type { Diagnosis, ReportedPayload } from '../../diagnosis/model.ts';
import { maskCredential } from '../mask.ts';
import { Html, type Part } from './html.ts';
import { code, sentenceHtml } from './inline.ts';
import type { DiagnosisView } from './view.ts';

const MOST = { recognized: 8, payloads: 3 };

/** What the text named: the errors when there are several, and each payload as a small table, secrets masked. */
export function recognizedHtml(diagnosis: Diagnosis): Part {
  const { recognized, payloads } = diagnosis;
  const more = payloads.length - MOST.payloads;
  const parts = [
    recognized.length > 1 ? errorsTable(diagnosis) : null,
    ...payloads
      .slice(0, MOST.payloads)
      .map((payload, index) => payloadTable(payload, index, payloads.length)),
    more > 0
      ? Html.element('p', {}, Html.text(`and ${more} more error ${more === 1 ? 'payload' : 'payloads'}.`))
      : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? Html.join(parts) : null;
}

function errorsTable({ recognized }: Diagnosis): Html {
  const rows = recognized
    .slice(0, MOST.recognized)
    .map((one) => [
      code(one.error_code ?? one.error_type ?? '?', 100),
      one.error_code && one.error_type ? code(one.error_type, 80) : Html.text(''),
      one.title ? sentenceHtml(one.title, 200) : Html.text(one.known ? '' : 'not in our catalog'),
      Html.text(String(one.count)),
    ]);
  const more = recognized.length - MOST.recognized;
  return Html.join([
    table('Errors in the text', ['Error', 'Type', 'Meaning', 'Times'], rows),
    more > 0 ? Html.element('p', {}, Html.text(`and ${more} more`)) : null,
  ]);
}

function payloadTable(payload: ReportedPayload, index: number, of: number): Part {
  if (payload.fields.length === 0) return null;
  const caption = of > 1 ? `Error payload ${index + 1} of ${of}` : 'Error payload';
  const rows = payload.fields.map(({ name, text }) => [code(name, 60), code(text, 600)]);
  return Html.join([
    table(caption, ['Field', 'Value'], rows),
    payload.truncated
      ? Html.element('p', {}, Html.text('The text ends before the payload does; fields may be missing.'))
      : null,
  ]);
}

/** What Support asks for, which of it is at hand, and what is missing. */
export function supportHtml({ diagnosis, tokens }: DiagnosisView): Part {
  const { wanted, at_hand } = diagnosis.support;
  const have = [
    ...at_hand.map(({ name, value }) => [code(name, 60), code(value, 200)]),
    ...tokens.map(({ name, value }) => [code(name, 60), code(maskCredential(value), 120)]),
  ];
  const names = new Set([...at_hand, ...tokens].map(({ name }) => name));
  const missing = wanted.filter((name) => !names.has(name));
  if (have.length === 0 && missing.length === 0) return null;
  return Html.join([
    have.length > 0 ? table('Identifiers at hand', ['Name', 'Value'], have) : null,
    missing.length > 0
      ? Html.element(
          'p',
          {},
          Html.piece(`Support ${have.length > 0 ? 'also asks' : 'asks'} for `),
          Html.join(
            missing.map((name) => code(name, 60)),
            ', ',
          ),
          Html.piece('.'),
        )
      : null,
    tokens.length > 0
      ? Html.element(
          'p',
          {},
          Html.piece('Tokens are masked here and in every copy. '),
          Html.element(
            'button',
            { type: 'button', id: 'copy-full', class: 'link', 'data-action': 'copy-full' },
            Html.text('Copy for Support with full tokens…'),
          ),
        )
      : null,
  ]);
}

function table(caption: string, head: readonly string[], rows: readonly (readonly Html[])[]): Html {
  return Html.element(
    'table',
    {},
    Html.element('caption', {}, Html.text(caption)),
    Html.element(
      'thead',
      {},
      Html.element('tr', {}, ...head.map((name) => Html.element('th', { scope: 'col' }, Html.text(name)))),
    ),
    Html.element(
      'tbody',
      {},
      ...rows.map((cells) =>
        Html.element(
          'tr',
          {},
          ...cells.map((cell, index) =>
            index === 0 ? Html.element('th', { scope: 'row' }, cell) : Html.element('td', {}, cell),
          ),
        ),
      ),
    ),
  );
}
