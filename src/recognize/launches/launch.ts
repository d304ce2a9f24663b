import type { Span } from '../../syntax/source.ts';
import type { LinkLaunch } from '../model.ts';
import { type Option, type Options, publicKeyOf, tokenOf, unfilledKeyOf } from './options.ts';

/** The construct for a launch whose name and options are known. */
export function launch(
  via: string,
  name: Span,
  end: number,
  forms: readonly Options[],
  bareKey: boolean,
): LinkLaunch {
  const keyOf = (form: Options): Option | null =>
    publicKeyOf(form.list, bareKey) ?? (form.closed ? unfilledKeyOf(form.list, bareKey) : null);
  const withKey = forms.find((form) => keyOf(form) !== null);
  const form = withKey ?? forms.find((each) => tokenOf(each.list) !== null) ?? forms[0];
  const carrier = form ? (keyOf(form) ?? tokenOf(form.list)) : null;
  const options = new Map<string, Span>();
  for (const each of forms) for (const option of each.list) options.set(option.name, option.span);
  return {
    kind: 'link-launch',
    span: {
      start: Math.min(name.start, form?.span.start ?? name.start),
      end: Math.max(end, form?.end ?? end),
    },
    mode: withKey ? 'public_key' : 'link_token',
    via,
    ...(carrier ? { keySpan: carrier.keySpan } : {}),
    ...(form ? { optionsSpan: form.span, options } : {}),
  };
}
