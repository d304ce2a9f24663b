import { SourceText } from '../syntax/source.ts';
import { manifestReader } from './manifests/index.ts';
import { meaningOf } from './manifests/known.ts';
import { page } from './manifests/page.ts';
import type { PlatformEvidence, ServerEvidence, VariableFact } from './model.ts';
import { classifyPath } from './paths.ts';
import { placeIn } from './place.ts';
import { evidenceFromSource } from './source.ts';
import { returnVariables } from './variables.ts';

export interface FileFacts {
  readonly platforms: readonly PlatformEvidence[];
  readonly servers: readonly ServerEvidence[];
  readonly variables: readonly VariableFact[];
}

/** What one file of a workspace says of where Link runs and of what it is given. */
export function factsOfFile(path: string, text: string): FileFacts {
  const platforms: PlatformEvidence[] = [];
  const servers: ServerEvidence[] = [];
  const reader = manifestReader(path);
  if (reader && classifyPath(path) !== 'third-party') {
    const source = new SourceText(text);
    const from = reader === page ? 'source' : 'manifest';
    for (const dependency of reader.read(text)) {
      const meaning = meaningOf(dependency);
      if (!meaning) continue;
      const place = placeIn(path, source, dependency.start, dependency.end);
      const version = dependency.version ? { version: dependency.version } : {};
      if ('server' in meaning) {
        servers.push({ library: dependency.name, language: meaning.server, place, ...version });
      } else if (!platforms.some((known) => known.platform === meaning.platform)) {
        const what = meaning.what ?? dependency.name;
        platforms.push({ platform: meaning.platform, what, place, from, ...version });
      }
    }
  }
  for (const found of evidenceFromSource(path, text))
    if (!platforms.some((known) => known.platform === found.platform)) platforms.push(found);
  return { platforms, servers, variables: returnVariables(path, text) };
}
