import type { Example } from '../rule.ts';

const whole: Readonly<Record<string, string>> = {
  user: '{ client_user_id: user.id }',
  client_name: "'Harbor'",
  products: "['auth']",
  country_codes: "['US']",
  language: "'en'",
};

/**
 * A request for the pages of rules, as a program writes it: the usual fields with `changes` to them, each the
 * source of a value; null leaves a field out. A key that starts with `...` is a spread.
 */
export function requestExample(changes: Readonly<Record<string, string | null>>): Example {
  const lines: string[] = [];
  for (const [key, value] of Object.entries({ ...whole, ...changes })) {
    if (value !== null) lines.push(key === '...' ? `  ...${value},` : `  ${key}: ${value},`);
  }
  return { language: 'ts', code: `await plaid.linkTokenCreate({\n${lines.join('\n')}\n});` };
}
