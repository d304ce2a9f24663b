import { native } from './native.ts';
import { oauth } from './oauth.ts';
import { page } from './page.ts';
import type { Problem } from './problem.ts';
import { server } from './server.ts';
import { token } from './token.ts';

export type { Problem } from './problem.ts';

/** All problem classes; where two fit a text equally well, the earlier one leads. */
export const problems: readonly Problem[] = [...native, ...page, ...token, ...oauth, ...server];

export interface ProblemMatch {
  readonly problem: Problem;
  /** How many expressions of the best sign were found: the more a sign asks for, the more it says. */
  readonly strength: number;
}

/** How much of a text is searched for signs, in UTF-16 units. */
const MAX_TEXT = 20_000;

/** The problem classes a text shows signs of, best first: sure ones before others, demanding signs before short ones. */
export function matchProblems(text: string): readonly ProblemMatch[] {
  const lower = text.slice(0, MAX_TEXT).toLowerCase().replace(/[’‘]/g, "'");
  return problems
    .flatMap((problem) => {
      if (problem.unless?.test(lower)) return [];
      const found = problem.signs.filter((sign) => sign.every((expression) => expression.test(lower)));
      if (found.length === 0) return [];
      return [{ problem, strength: Math.max(...found.map((sign) => sign.length)) }];
    })
    .sort((a, b) => Number(b.problem.sure) - Number(a.problem.sure));
}
