import type { Diagnosis } from '../diagnosis/model.ts';
import { placeKey, placesOf } from '../render/html/view.ts';
import type { PanelHost } from './host.ts';
import type { Report } from './report.ts';

/** Places whose lines are read at most. */
const MOST = 30;

/** The lines behind the places of a diagnosis, by `placeKey`; a file that cannot be read gives none. */
export async function readExcerpts(
  host: Pick<PanelHost, 'resolve' | 'read'>,
  report: Report,
  diagnosis: Diagnosis | undefined,
): Promise<ReadonlyMap<string, string>> {
  const excerpts = new Map<string, string>();
  const texts = new Map<string, string | null>();
  for (const place of diagnosis ? placesOf(diagnosis).slice(0, MOST) : []) {
    const uri = host.resolve(report, place);
    if (!uri) continue;
    const key = uri.toString();
    if (!texts.has(key)) texts.set(key, await host.read(uri));
    const line = lineAt(texts.get(key) ?? '', place.line);
    if (line.trim() !== '') excerpts.set(placeKey(place), line);
  }
  return excerpts;
}

/** The 0-based line of a text, or ''. */
function lineAt(text: string, line: number): string {
  let from = 0;
  for (let i = 0; i < line; i++) {
    from = text.indexOf('\n', from) + 1;
    if (from === 0) return '';
  }
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? undefined : end).replace(/\r$/, '');
}
