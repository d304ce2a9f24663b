import { type JsonEntry, type JsonNode, jsonObjects } from './json.ts';
import { addJsonString, jsonQuoted, type MappedText, MappedTextBuilder } from './mapped.ts';
import type { Span } from './source.ts';

/** The body of a request that a collection or a recording keeps as text inside JSON. */
export interface BodyString {
  readonly mapped: MappedText;
  /** Between the quotes. */
  readonly span: Span;
}

const maxBodies = 400;
const link = /link\W{1,9}token\W{1,9}create$/;

/**
 * Bodies of requests to `/link/token/create` that a JSON document keeps as text: of Postman, Insomnia and Thunder
 * Client collections, and of HAR files. The address stands beside the body, as text, as an object or in parts.
 */
export function linkTokenBodies(text: string): BodyString[] {
  if (!/\\"(?:client_name|country_codes|client_user_id)/.test(text)) return [];
  const bodies = new Map<number, JsonNode>();
  for (const { entries = [] } of jsonObjects(text)) {
    const value = (key: string): JsonNode | undefined => entries.find((each) => each.key === key)?.value;
    // What an answer was kept with is a copy of the request above it.
    const copy = entries.find(({ key }) => key === 'originalRequest')?.value;
    if (copy) {
      for (const at of bodies.keys()) if (copy.span.start <= at && at < copy.span.end) bodies.delete(at);
    }
    const url = value('url');
    const body = value('body') ?? value('postData');
    if (!url || !body || !link.test(addressOf(text, url))) continue;
    const written = bodyString(body);
    if (written && bodies.size < maxBodies) bodies.set(written.span.start, written);
  }
  return [...bodies.values()]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span }) => {
      const inner = { start: span.start + 1, end: span.end - 1 };
      const builder = new MappedTextBuilder();
      addJsonString(builder, text, inner.start, inner.end);
      return { mapped: builder.finish(jsonQuoted), span: inner };
    });
}

/** An address without what follows its path; of Postman's objects the whole text or the parts of the path. */
function addressOf(text: string, url: JsonNode): string {
  const plain = (written: string): string => (written.split(/[?#]/, 1)[0] as string).replace(/\/+$/, '');
  if (url.kind === 'string') return plain(url.text ?? '');
  const part = (key: string): JsonNode | undefined =>
    url.entries?.find((each: JsonEntry) => each.key === key)?.value;
  const raw = part('raw');
  if (raw?.kind === 'string') return plain(raw.text ?? '');
  const path = part('path');
  if (path?.kind === 'array') return (path.items ?? []).map((item) => item.text ?? '').join('/');
  return path ? plain(text.slice(path.span.start + 1, path.span.end - 1)) : '';
}

function bodyString(body: JsonNode): JsonNode | null {
  if (body.kind === 'string') return body;
  const found = body.entries?.find(
    ({ key, value }) => /^(?:raw|text|content|json)$/.test(key) && value.kind === 'string',
  );
  return found?.value ?? null;
}
