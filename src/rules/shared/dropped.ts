import type { LinkTokenRequest } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import type { ReturnField } from './returns.ts';

/** A request in update mode that lacks what a request for a new Item beside it sends. */
export interface DroppedReturn {
  readonly request: LinkTokenRequest;
  readonly field: ReturnField;
  readonly sibling: LinkTokenRequest;
}

/** Requests of one document, all of them visible as a whole (`rules.md`, oauth-return-dropped-in-update-mode). */
export function droppedReturns({ requests, language }: Recognition): DroppedReturn[] {
  // The samples of a page are programs of their own.
  if (language.embeds === 'markdown') return [];
  const closed = requests.filter((request) => request.closed && request.endpoint === 'link');
  const out: DroppedReturn[] = [];
  for (const request of closed) {
    if (!isInUpdateMode(request) || isHosted(request)) continue;
    // One return is enough: which one a platform needs, the other rules know.
    if (sends(request, 'redirect_uri') || sends(request, 'android_package_name')) continue;
    for (const field of ['redirect_uri', 'android_package_name'] as const) {
      const sibling = closed.find((other) => !mayBeUpdate(other) && !isHosted(other) && sends(other, field));
      if (sibling) {
        out.push({ request, field, sibling });
        break;
      }
    }
  }
  return out;
}

function isInUpdateMode(request: LinkTokenRequest): boolean {
  const token = request.fields.get('access_token');
  return token?.state === 'present';
}

function mayBeUpdate(request: LinkTokenRequest): boolean {
  const state = request.fields.get('access_token')?.state;
  return state !== undefined && state !== 'absent';
}

function isHosted(request: LinkTokenRequest): boolean {
  return [...request.fields.keys()].some((path) => /^hosted_link(?:\.|$)/.test(path));
}

function sends(request: LinkTokenRequest, field: ReturnField): boolean {
  const state = request.fields.get(field)?.state;
  return state !== undefined && state !== 'absent';
}
