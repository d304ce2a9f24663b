// Bundles dist/extension.js (Node), dist/web/extension.js (web worker), dist/cli.js and what the diagnosis panel's page
// loads (dist/panel), with the grammars beside them.
// `--dev` keeps names and writes source maps; `--watch` builds again at each change.
import { chmodSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { copyGrammars } from './grammars.mjs';
import { writeNotices } from './notices.mjs';
import { root } from './root.mjs';

const dist = join(root, 'dist');

// web-tree-sitter's module build asks for `import.meta.url`, which a CommonJS bundle has not; its CommonJS build does not.
// The real path, as esbuild reports it, also where node_modules is a link.
const alias = {
  'web-tree-sitter': realpathSync(join(root, 'node_modules', 'web-tree-sitter', 'tree-sitter.cjs')),
};

// The runtime names Node's modules in branches that a browser never takes. Only for it are they left empty:
// any other import of Node in the web bundle is a mistake and must stop the build.
const emptyNodeForTreeSitter = {
  name: 'empty-node-for-tree-sitter',
  setup(build) {
    build.onResolve({ filter: /^(fs|fs\/promises|module|path|url)$/ }, ({ importer, path }) =>
      importer === alias['web-tree-sitter'] ? { path, namespace: 'empty' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

// What VS Code loads at activation stays small: the engine is a bundle of its own, loaded at the first text that
// mentions Plaid. A web extension has to be one file, so there the engine is inside.
const engineApart = {
  name: 'engine-apart',
  setup(build) {
    build.onResolve({ filter: /\/engine\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './engine.js', external: true } : undefined,
    );
  },
};

/** esbuild's options for the bundles. `dev` keeps the code readable. */
export function bundles(dev) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    alias,
    // jsonc-parser's `main` is UMD and hides its own requires from the bundler.
    mainFields: ['module', 'main'],
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  return [
    {
      ...common,
      entryPoints: ['src/extension.ts'],
      outfile: join(dist, 'extension.js'),
      platform: 'node',
      target: 'node20',
      external: ['vscode'],
      // `require` finds the names of a CommonJS bundle for certain; `import()` would guess them.
      supported: { 'dynamic-import': false },
      plugins: [engineApart],
    },
    {
      ...common,
      entryPoints: ['src/editor/engine.ts'],
      outfile: join(dist, 'engine.js'),
      platform: 'node',
      target: 'node20',
    },
    {
      ...common,
      entryPoints: ['src/extension.ts'],
      outfile: join(dist, 'web', 'extension.js'),
      platform: 'browser',
      target: 'es2022',
      external: ['vscode'],
      plugins: [emptyNodeForTreeSitter],
    },
    {
      ...common,
      entryPoints: ['src/cli/main.ts'],
      outfile: join(dist, 'cli.js'),
      platform: 'node',
      target: 'node20',
      banner: {
        js: "#!/usr/bin/env node\nconst __importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
      },
      define: {
        'import.meta.url': '__importMetaUrl',
        'import.meta.dirname': '__dirname',
        'import.meta.filename': '__filename',
      },
    },
    {
      // Loaded by cli.js for one command: the others start faster without it.
      ...common,
      entryPoints: ['src/cli/mcp/server.ts'],
      outfile: join(dist, 'mcp.js'),
      platform: 'node',
      target: 'node20',
    },
    {
      ...common,
      entryPoints: ['src/panel/webview/main.ts'],
      outfile: join(dist, 'panel', 'panel.js'),
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      sourcemap: false,
    },
    {
      ...common,
      entryPoints: ['src/panel/webview/panel.css'],
      outfile: join(dist, 'panel', 'panel.css'),
      target: 'es2022',
      sourcemap: false,
    },
  ];
}

async function main() {
  const dev = process.argv.includes('--dev') || process.argv.includes('--watch');
  mkdirSync(dist, { recursive: true });
  // The project is made of ES modules; VS Code and the bundles speak CommonJS.
  writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
  copyGrammars();
  const wanted = bundles(dev).filter(({ entryPoints: [entry] }) => {
    const there = existsSync(join(root, entry));
    if (!there) console.error(`build: ${entry} is not there, its bundle is left out`);
    return there;
  });
  if (process.argv.includes('--watch')) {
    for (const options of wanted) await (await esbuild.context(options)).watch();
    return;
  }
  const results = await Promise.all(wanted.map((options) => esbuild.build(options)));
  writeNotices(results.map(({ metafile }) => metafile));
  const cli = join(dist, 'cli.js');
  if (existsSync(cli)) chmodSync(cli, 0o755);
  for (const { metafile } of results) {
    for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
      if (file.endsWith('.js')) console.log(`${file} ${(bytes / 1024).toFixed(0)} KB`);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
