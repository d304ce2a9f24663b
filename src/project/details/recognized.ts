import type { Field, LinkTokenRequest } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import type { Span } from '../../syntax/source.ts';
import type { Place } from '../model.ts';
import { classifyPath } from '../paths.ts';
import { placeIn } from '../place.ts';
import { type Detail, MOST_DETAILS } from './detail.ts';
import { settingDetails } from './settings.ts';

/** Fields of a request that causes ask for. */
const FIELDS = ['redirect_uri', 'android_package_name', 'webhook', 'access_token', 'hosted_link'] as const;
/** A token that is built into the source is a sample, whoever wrote it. */
const TOKENS: ReadonlySet<string> = new Set(['link_token', 'public_token']);

/**
 * What the recognized constructs of a document say about the project: how each link token request is made, how Link is
 * launched, which environments are used. Tests say nothing.
 */
export function recognizedDetails(recognition: Recognition): readonly Detail[] {
  const { path, source } = recognition;
  if (path === null || classifyPath(path) !== 'code') return [];
  const place = (span: Span): Place => placeIn(path, source, span.start, span.end);
  const found: Detail[] = [...settingDetails({ path, source, variables: recognition.variables })].slice(
    0,
    MOST_DETAILS,
  );
  const add = (name: string, value: string | null, span: Span) =>
    found.push({ name, value: value === null ? null : value.slice(0, 300), place: place(span) });

  for (const request of recognition.requests) {
    if (request.endpoint !== 'link') continue;
    add('request', request.closed ? 'closed' : 'open', request.site);
    for (const name of FIELDS) {
      const state = stateOf(request, name);
      if (state !== null) add(`request.${name}`, state, spanOf(request, name));
    }
    for (const name of ['products', 'country_codes'] as const) {
      const values = listOf(request.fields.get(name));
      if (values) add(`request.${name}`, values.join(','), spanOf(request, name));
    }
    for (const name of ['redirect_uri', 'android_package_name'] as const) {
      const value = request.fields.get(name)?.sites.at(-1)?.value;
      for (const { kind, text, name: variable } of value ? [value, ...(value.options ?? [])] : []) {
        if (kind === 'string') add(`request.${name}.text`, text ?? '', spanOf(request, name));
        else if (kind === 'env' && variable) add(`request.${name}.variable`, variable, spanOf(request, name));
      }
    }
  }
  for (const { span, mode, via } of recognition.launches)
    add(mode === 'public_key' ? 'launch.public_key' : 'launch', via, span);
  for (const { span, environment, form, example } of recognition.environments)
    if (!example && form !== 'lookup') add('environment', environment, span);
  for (const { span, via } of recognition.webviews) add('webview', via, span);
  for (const { span, secret } of recognition.secrets)
    if (TOKENS.has(secret)) add(`hard_coded.${secret}`, null, span);
  return found;
}

/** `present`, `absent` (surely), or null when the request does not tell. */
function stateOf(request: LinkTokenRequest, name: string): 'present' | 'conditional' | 'absent' | null {
  const field = request.fields.get(name);
  if (field?.state === 'present' || field?.state === 'conditional') return field.state;
  if (field?.state === 'unknown') return null;
  return request.closed ? 'absent' : null;
}

function spanOf(request: LinkTokenRequest, name: string): Span {
  return request.fields.get(name)?.sites[0]?.span ?? request.site;
}

/** The words of a list that is wholly visible. */
function listOf(field: Field | undefined): readonly string[] | null {
  const value = field?.sites.at(-1)?.value;
  if (value?.kind !== 'list' || value.partial || !value.items) return null;
  const words = value.items.map((item) => item.text ?? item.name ?? null);
  return words.every((word) => word !== null) ? words.map((word) => word.toLowerCase()) : null;
}
