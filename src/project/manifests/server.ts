import { jsonEntries } from './json.ts';
import { type Dependency, HASH_COMMENT, type ManifestReader, matches } from './manifest.ts';

/** `Gemfile`: `gem 'plaid', '~> 30'`. */
export const gemfile: ManifestReader = {
  name: /^(?:Gemfile|gems\.rb)$/,
  package: true,
  read: (text) =>
    matches(
      text,
      /^[ \t]*gem[ \t(]{1,8}['"](?<name>[\w.-]+)['"](?:[ \t]*,[ \t]*['"](?<version>[^'"\n]+)['"])?/dgm,
      'rubygems',
    ),
};

/** `*.gemspec`. */
export const gemspec: ManifestReader = {
  name: /\.gemspec$/,
  package: true,
  read: (text) =>
    matches(
      text,
      /\.add_(?:runtime_|development_)?dependency[ \t(]{1,8}['"](?<name>[\w.-]+)['"](?:[ \t]*,[ \t]*['"](?<version>[^'"\n]+)['"])?/dg,
      'rubygems',
      { comment: HASH_COMMENT },
    ),
};

/** `plaid-python` where Python projects name it; PyPI folds `-`, `_` and `.`. */
export const python: ManifestReader = {
  name: /^(?:(?:requirements|reqs|constraints)[\w.-]*\.(?:txt|in|pip)|(?:base|common|prod|production|dev|local|main)\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg)|environment\.ya?ml)$/,
  package: true,
  read: (text) =>
    matches(
      text,
      /(?<![\w.-])(?<name>plaid[-_.]python)(?![\w-])(?:\[[\w, -]*\])?(?:[ \t"']*(?<version>[<>=!~^]=?[^#;,"'\s\])}]*[^#;"'\s\])}]))?/dgi,
      'pypi',
      { fixed: 'plaid-python', comment: HASH_COMMENT },
    ),
};

/** `go.mod`; a requirement that only other modules have is marked `// indirect` there. */
export const goMod: ManifestReader = {
  name: /^go\.mod$/,
  package: true,
  read: (text) =>
    matches(
      text,
      /(?<name>github\.com\/plaid\/plaid-go(?:\/v\d+)?)[ \t]+(?<version>v[\w.+-]+)(?![^\n]*\/\/[ \t]*indirect)/dg,
      'go',
      { fixed: 'github.com/plaid/plaid-go', comment: /\/\// },
    ),
};

/** .NET project files: `<PackageReference Include="Going.Plaid" Version="6.0" />`. */
export const dotnet: ManifestReader = {
  name: /(?:\.(?:cs|fs|vb)proj|^packages\.config|^Directory\.(?:Packages|Build)\.props)$/i,
  package: true,
  read: (text) =>
    matches(
      text,
      /\b(?:Include|Update|id)[ \t]*=[ \t]*"(?<name>[\w.]*Plaid[\w.]*)"(?:[ \t]+Version[ \t]*=[ \t]*"(?<version>[^"\n]*)")?/dgi,
      'nuget',
    ),
};

/** PHP's `composer.json`. */
export const composer: ManifestReader = {
  name: /^composer\.json$/,
  package: true,
  *read(text) {
    for (const { path, value, start, end } of jsonEntries(text)) {
      const [section, name] = path;
      if (path.length === 2 && name && (section === 'require' || section === 'require-dev'))
        yield {
          ecosystem: 'packagist',
          name,
          start,
          end,
          ...(value === undefined ? {} : { version: value }),
        };
    }
  },
};

/** Elixir's `mix.exs`: `{:plaid, "~> 3.0"}`. */
export const mix: ManifestReader = {
  name: /^mix\.exs$/,
  package: true,
  read: (text) =>
    matches(text, /\{[ \t]*:(?<name>\w+)[ \t]*,(?:[ \t]*"(?<version>[^"\n]+)")?/dg, 'hex', {
      comment: HASH_COMMENT,
    }),
};

/** Rust's `Cargo.toml`: entries of dependency tables, and tables such as `[dependencies.plaid]`. */
export const cargo: ManifestReader = {
  name: /^Cargo\.toml$/,
  package: true,
  *read(text): Generator<Dependency> {
    let inside = false;
    for (const line of text.matchAll(/^[^\r\n]+/gm)) {
      const content = line[0];
      const table = /^\s*\[([^\]#]{1,200})\]/.exec(content)?.[1];
      if (table !== undefined) {
        inside = /(?:^|\.)(?:dev-|build-)?dependencies$/.test(table.trim());
        const name = /(?:^|\.)(?:dev-|build-)?dependencies\.([\w-]+)$/.exec(table.trim())?.[1];
        if (name) {
          const start = line.index + content.lastIndexOf(name);
          yield { ecosystem: 'crates', name, start, end: start + name.length };
        }
      } else if (inside) {
        const entry =
          /^[ \t]*([\w-]+)[ \t]*=[ \t]*(?:"([^"]*)"|\{(?:[^}]*?\bversion[ \t]*=[ \t]*"([^"]*)")?)/.exec(
            content,
          );
        const name = entry?.[1];
        if (!entry || !name) continue;
        const start = line.index + content.indexOf(name);
        const version = entry[2] ?? entry[3];
        yield { ecosystem: 'crates', name, start, end: start + name.length, ...(version ? { version } : {}) };
      }
    }
  },
};
