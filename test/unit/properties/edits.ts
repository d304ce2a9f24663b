import fc from 'fast-check';

/** One random change of a text: where, as a part of the whole, and how much. */
interface Edit {
  readonly kind: 'insert' | 'delete' | 'duplicate' | 'truncate' | 'swap' | 'splice';
  readonly at: number;
  readonly to: number;
  readonly length: number;
  readonly text: string;
}

/** What breaks readers: unbalanced marks, line ends, what no keyboard types, our own words. */
const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '${',
    '/*',
    '*/',
    '//',
    '#',
    '<',
    '>',
    '</',
    ',',
    ':',
    ';',
    '=',
    '"""',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    '\u2028',
    '\0',
    '\ufeff',
    '\ud800',
    '\udc00',
    '😀',
    '\u202e',
    '\u001b[31m',
    '\u0085',
  ],
  ...['...', 'null', 'undefined', 'if (', 'async ', 'await ', '=>', '**', '%s', 'return'],
  ...[
    'error_code',
    'ITEM_LOGIN_REQUIRED',
    'linkTokenCreate',
    'redirect_uri',
    'publicKey',
    'plaid',
    'PLAID_ENV=development',
  ],
  ...[
    'link-doctor-disable',
    'link-doctor-disable-next-line',
    '// link-doctor-enable a-b',
    '/link/token/create',
  ],
];

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'duplicate', 'truncate', 'swap', 'splice'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 12 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 2, max: 300 }))
        .map(([piece, count]) => piece.repeat(count)),
    },
  ),
});

function apply(text: string, { kind, at, to, length, text: piece }: Edit): string {
  const from = Math.floor(at * text.length);
  const end = Math.min(text.length, from + length);
  const other = Math.floor(to * text.length);
  switch (kind) {
    case 'insert':
      return text.slice(0, from) + piece + text.slice(from);
    case 'delete':
      return text.slice(0, from) + text.slice(end);
    case 'duplicate':
      return text.slice(0, other) + text.slice(from, end) + text.slice(other);
    case 'truncate':
      return at < 0.5 ? text.slice(Math.floor(from / 2)) : text.slice(0, from);
    case 'swap':
      return text.slice(0, from) + text.slice(other, other + length) + text.slice(end);
    case 'splice':
      return text.slice(0, from) + piece + text.slice(end);
  }
}

/** The text after one to six random edits. */
export function edited(text: string): fc.Arbitrary<string> {
  return fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => edits.reduce(apply, text));
}

/** How a property is checked: a seed of its own each day would find more, a fixed one fails alike for everyone. */
export const fixedSeed = (runs: number): fc.Parameters<unknown> => ({
  seed: 20240620,
  numRuns: runs,
  endOnFailure: true,
});
