import { fieldSpelling } from '../../catalog/fields.ts';
import type { FieldSite, LinkTokenRequest } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import { sentRequests } from './content.ts';
import { meantField, namesBelow } from './keys.ts';

/** A key of a request that the API does not know. */
export interface UnknownKey {
  readonly request: LinkTokenRequest;
  readonly site: FieldSite;
  readonly written: string;
  /** The object that holds it: `''` for the request itself, `user`. */
  readonly parent: string;
  /** `spelling`: the API's own field in another case; `name`: no field at all. */
  readonly wrong: 'spelling' | 'name';
  /** The field that is meant, by its path below the parent; null when nothing is near. */
  readonly meant: string | null;
}

/** Keys that no request has, each place once; keys inside an unknown object are not looked at. */
export function* unknownKeys(recognition: Recognition): Generator<UnknownKey> {
  // A language whose client libraries have names of their own: the libraries know them, the compiler checks them.
  if (recognition.language.keys === 'typed') return;
  const seen = new Set<number>();
  for (const request of sentRequests(recognition)) {
    for (const [path, field] of request.fields) {
      const dot = path.lastIndexOf('.');
      const parent = path.slice(0, Math.max(0, dot));
      const written = path.slice(dot + 1);
      const known = namesBelow(parent);
      if (known.length === 0 || known.includes(written) || field.state === 'absent') continue;
      const wrong =
        fieldSpelling(written, parent) === null || /^(?:set|with|add)/i.test(written) ? 'name' : 'spelling';
      // The library checks the names of its own arguments.
      if (request.keys === 'typed' && wrong === 'name') continue;
      for (const site of field.sites) {
        if (site.value.kind === 'null' || seen.has(site.keySpan.start)) continue;
        seen.add(site.keySpan.start);
        yield { request, site, written, parent, wrong, meant: meantField(written, parent) };
      }
    }
  }
}
