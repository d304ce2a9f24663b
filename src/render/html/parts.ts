import type { Certainty } from '../../diagnosis/model.ts';
import { Html, type Part } from './html.ts';

/** A paragraph. */
export function p(content: Html): Html {
  return Html.element('p', {}, content);
}

/** A list, with what it leaves out counted; nothing without items. */
export function list(items: readonly Html[], more = 0): Part {
  if (items.length === 0) return null;
  const all = more > 0 ? [...items, Html.text(`and ${more} more`)] : items;
  return Html.element('ul', {}, ...all.map((item) => Html.element('li', {}, item)));
}

/** A titled part; nothing when it has no content. */
export function section(title: string, content: Part): Part {
  if (content === null || content.toString() === '') return null;
  return Html.element('section', {}, Html.element('h2', {}, Html.text(title)), content);
}

/** A button that asks the panel for an action. */
export function button(
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

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  'proved by the project': 'Proved by the project',
  'stated by the error': 'Stated by the error',
  likely: 'Likely',
  possible: 'Possible',
};

/** How sure something is, in words. */
export function certainty(value: Certainty): Html {
  const kind = value === 'likely' || value === 'possible' ? value : 'sure';
  return Html.element('strong', { class: `certainty ${kind}` }, Html.text(CERTAINTY[value]));
}
