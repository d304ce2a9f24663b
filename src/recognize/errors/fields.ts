import type { PayloadKey } from '../model.ts';
import type { Draft, DraftField, PayloadContext } from './drafts.ts';
import type { Entry } from './groups.ts';
import { bareMessage, textOf, wordOf } from './reading.ts';
import { institutionId, isNothing, itemId, linkSessionId, requestId } from './values.ts';

/** Sets a field that has no value yet. */
export function put(
  fields: Map<PayloadKey, DraftField>,
  name: PayloadKey,
  text: string,
  at: { start: number; end: number },
) {
  if (!fields.has(name)) fields.set(name, { text, start: at.start, end: at.end });
}

/** Takes the fields of entries into a payload; `outside` for those around it, which must look like Plaid's. */
export function readFields(
  draft: Draft,
  entries: readonly Entry[],
  context: PayloadContext,
  outside: boolean,
): void {
  const { fields } = draft;
  const spoken = entries.some((entry) => entry.meaning === 'error_message');
  for (const round of ['exact', 'any'] as const) {
    for (const entry of entries) {
      if (entry.valueEnd <= entry.valueStart) continue;
      const exact = round === 'exact';
      const at = { start: entry.valueStart, end: entry.valueEnd };
      switch (entry.meaning) {
        case 'request_id': {
          const proper = /request_?-?\s?id$/i.test(entry.key.replace(/["'\]]/g, ''));
          const id = requestId(wordOf(context.text, entry), exact || outside || !proper);
          if (id !== null && !entry.cut) put(fields, 'request_id', id, at);
          break;
        }
        case 'link_session_id': {
          const proper = /link/i.test(entry.key);
          const id = linkSessionId(wordOf(context.text, entry), exact || outside || !proper);
          if (id !== null && !entry.cut) put(fields, 'link_session_id', id, at);
          break;
        }
        case 'institution_id':
        case 'weak_id': {
          const id = institutionId(wordOf(context.text, entry));
          if (id !== null && !entry.cut) put(fields, 'institution_id', id, at);
          break;
        }
        case 'item_id': {
          const id = itemId(wordOf(context.text, entry), exact || outside);
          if (id !== null && !entry.cut) put(fields, 'item_id', id, at);
          break;
        }
        case 'institution_name':
          takeText(fields, 'institution_name', entry, context);
          break;
        case 'error_message':
        case 'display_message':
        case 'documentation_url':
        case 'suggested_action':
        case 'error_code_reason':
        case 'exit_status':
        case 'status':
          if (!outside) takeText(fields, entry.meaning, entry, context);
          break;
        case 'weak_message':
          if (!outside && !exact && !spoken) takeText(fields, 'error_message', entry, context);
          break;
      }
    }
  }
}

function takeText(
  fields: Map<PayloadKey, DraftField>,
  name: PayloadKey,
  entry: Entry,
  context: PayloadContext,
): void {
  if (fields.has(name)) return;
  const message = name === 'error_message' || name === 'display_message' || name === 'suggested_action';
  if (entry.quote === '' && message) {
    const bare = bareMessage(context.text, entry.valueStart);
    if (bare.text === '' || isNothing(bare.text) || (context.code && entry.joint !== '')) return;
    fields.set(name, { text: bare.text, start: entry.valueStart, end: entry.valueStart + bare.length });
    return;
  }
  const text = entry.quote === '' ? wordOf(context.text, entry) : textOf(context.text, entry);
  if (entry.quote === '' && (isNothing(text) || context.code)) return;
  fields.set(name, { text, start: entry.valueStart, end: entry.valueEnd });
}
