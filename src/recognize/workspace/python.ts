import { ancestors, below, folderOf, joined } from './files.ts';
import type { IndexedFile, Reading } from './index.ts';

/** The file behind a module that Python imports: relative by dots, or from a folder above or its `src`. */
export async function pythonModule(
  reading: Reading,
  from: string,
  module: string,
): Promise<IndexedFile | null> {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const rest = module.slice(dots).replaceAll('.', '/');
  const folder = folderOf(from);
  let bases: (string | null)[];
  if (dots > 0) bases = [joined(folder, '../'.repeat(dots - 1) || '.')];
  else bases = ancestors(folder).flatMap((above) => [above, below(above, 'src')]);
  for (const base of bases) {
    if (base === null) continue;
    const file =
      (rest === '' ? null : await reading.file(below(base, `${rest}.py`))) ??
      (await reading.file(below(below(base, rest), '__init__.py')));
    if (file) return file;
  }
  return null;
}
