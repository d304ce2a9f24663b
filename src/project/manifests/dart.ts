import type { ManifestReader } from './manifest.ts';

/** Flutter's `pubspec.yaml`: the entries of the dependency sections, and the package's own name. */
export const pubspec: ManifestReader = {
  name: /^pubspec\.yaml$/,
  package: true,
  *read(text) {
    let inside = false;
    let indent = 0;
    for (const line of text.matchAll(/^([ \t]*)([\w]+)[ \t]*:[ \t]*([^#\r\n]*)/gm)) {
      const [, space = '', name = '', value = ''] = line;
      const start = line.index + space.length;
      const entry = { ecosystem: 'pub', start, end: start + name.length } as const;
      if (space === '') {
        inside = /^(?:dev_)?dependencies$/.test(name);
        indent = 0;
        if (name === 'name') yield { ...entry, name: value.trim() };
      } else if (inside) {
        indent ||= space.length;
        const version = value.trim().replace(/^["']|["']$/g, '');
        if (space.length === indent) yield { ...entry, name, ...(version ? { version } : {}) };
      }
    }
  },
};
