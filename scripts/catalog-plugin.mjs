import { readFileSync } from 'node:fs';

/** esbuild: the catalog's JSON goes into a bundle as one text, which `parseData` parses at the first use. */
export const catalogAsText = {
  name: 'catalog-as-text',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]catalog[\\/]data[\\/][\w.-]+\.json$/ }, ({ path }) => ({
      contents: JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))),
      loader: 'text',
    }));
  },
};
