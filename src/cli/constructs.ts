import type { Construct, FieldState, LinkTokenRequest } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import { mask, maskCredential } from '../render/mask.ts';
import type { Span } from '../syntax/source.ts';
import { type PlaceFields, placeFields } from './place.ts';

/** What `recognize` prints of one construct. */
export interface PrintedConstruct extends PlaceFields {
  readonly kind: Construct['kind'];
  readonly language: string;
  readonly [detail: string]: unknown;
}

/** Every construct of a document in document order, as `recognize` prints it: masked. */
export function printedConstructs(recognition: Recognition, path: string): PrintedConstruct[] {
  const { requests, launches, codes, payloads, environments, webviews, secrets } = recognition;
  const all: Construct[] = [
    ...requests.filter(({ endpoint }) => endpoint === 'link'),
    ...launches,
    ...codes,
    ...payloads,
    ...environments,
    ...webviews,
    ...secrets,
  ];
  return all
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .map((construct) => ({
      ...placeFields(path, recognition.source, placeOf(construct)),
      kind: construct.kind,
      language: recognition.language.id,
      ...details(construct),
    }));
}

/** A payload is told where its code (or, without one, its type) stands, as `scan` does: that is what one looks for. */
function placeOf(construct: Construct): Span {
  return construct.kind === 'error-payload' ? construct.codeSpan : construct.span;
}

function details(construct: Construct): Record<string, unknown> {
  switch (construct.kind) {
    case 'link-token-request':
      return {
        fields: fieldStates(construct),
        closed: construct.closed,
        endpoint: construct.endpoint,
      };
    case 'link-launch':
      return { mode: construct.mode, via: construct.via };
    case 'error-code':
      return { code: construct.code, type: construct.type };
    case 'error-payload':
      return {
        error_type: masked(construct.error_type),
        error_code: masked(construct.error_code),
        error_message: masked(construct.error_message),
        request_id: masked(construct.request_id),
        link_session_id: masked(construct.link_session_id),
        institution_id: masked(construct.institution_id),
        item_id: masked(construct.item_id),
      };
    case 'environment':
      return { environment: construct.environment, form: construct.form };
    case 'webview':
      return { via: mask(construct.via) };
    case 'secret':
      return {
        secret: construct.secret,
        text: maskCredential(construct.text),
        environment: construct.environment,
      };
  }
}

/** The return fields are always told: not seen is absent where everything is visible, else unknown. */
const ALWAYS_TOLD = ['redirect_uri', 'android_package_name'];

function fieldStates(request: LinkTokenRequest): Record<string, FieldState> {
  const states: [string, FieldState][] = [...request.fields].map(([name, field]) => [
    mask(name),
    field.state,
  ]);
  for (const name of ALWAYS_TOLD)
    if (!request.fields.has(name)) states.push([name, request.closed ? 'absent' : 'unknown']);
  return Object.fromEntries(states);
}

function masked(text: string | null): string | null {
  return text === null ? null : mask(text);
}
