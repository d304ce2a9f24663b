/**
 * Whether a version, or every version that a simple range allows (`^7.0.2`, `~1.2`), is below a limit. False where that
 * cannot be told.
 */
export function isBelow(range: string, limit: string): boolean {
  const match = /^\s*[v=]?\s*(?<mark>[\^~]|~>)?\s*(?<version>\d+(?:\.\d+){0,2})(?:[-+][\w.-]*)?\s*$/.exec(
    range,
  );
  if (!match?.groups?.version) return false;
  const from = numbers(match.groups.version);
  const to = numbers(limit);
  if (!match.groups.mark) return compare(from, to) < 0;
  // What the range may reach: the next major version, or the next minor one.
  const [major = 0, minor = 0] = from;
  const end = match.groups.mark === '^' && major > 0 ? [major + 1, 0, 0] : [major, minor + 1, 0];
  return compare(end, to) <= 0;
}

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < 3; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
