import type { ProjectFacts } from '../project/model.ts';
import type { KnownFacts } from './conditions.ts';
import type { Evidence } from './model.ts';
import type { Scope } from './platforms.ts';

/**
 * All that is known, by the names that conditions use: `platform:android` from the project, or from the text where it
 * speaks of one.
 */
export function knownFacts(_facts: ProjectFacts | null, scope: Scope): KnownFacts {
  const known = new Map<string, Evidence[]>();
  for (const platform of scope.platforms) known.set(`platform:${platform}`, []);
  for (const { platform, what, place } of scope.evidence)
    known.set(`platform:${platform}`, [
      ...(known.get(`platform:${platform}`) ?? []),
      { text: `${what} serves this platform`, place },
    ]);
  return known;
}
