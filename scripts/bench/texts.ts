import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const handler = (i: number): string => `
export async function handler${i}(request: Request, response: Response): Promise<void> {
  const user = await users.find(request.params.id);
  try {
    const accounts = await client.accountsGet({ access_token: user.token });
    if (accounts.data.item.error?.error_code === 'ITEM_LOGIN_REQUIRED') {
      response.json({ update: true, count: ${i}, list: [1, 2, 3].map((each) => each * ${i}) });
      return;
    }
    response.json(accounts.data.accounts.filter((account) => account.balances.current > ${i}));
  } catch (error) {
    logger.error('failed', { error, id: user.id });
  }
}
`;

const request = `
export const link = (id: string) =>
  client.linkTokenCreate({
    user: { client_user_id: id },
    client_name: 'Harbor',
    products: [Products.Auth],
    country_codes: [CountryCode.Us],
    language: 'en',
  });
`;

/** A TypeScript source of at least so many lines that uses Plaid throughout. */
export function source(lines: number): string {
  const parts = ["import { CountryCode, PlaidApi, Products } from 'plaid';\n"];
  for (let i = 0, count = 1; count < lines; i++) {
    const part = i % 40 === 39 ? request : handler(i);
    parts.push(part);
    count += part.split('\n').length - 1;
  }
  return parts.join('');
}

/** A log of about so many characters with a Plaid error every 20 lines. */
export function log(length: number): string {
  const parts: string[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const id = i.toString(36).padStart(6, '0');
    const line =
      i % 20 === 7
        ? `2026-03-06T10:00:00.${i % 1000}Z ERROR plaid ${JSON.stringify({ error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', error_message: 'the login details of this item have changed', request_id: `aBcDeFgHi${id}` })}\n`
        : `2026-03-06T10:00:00.${i % 1000}Z INFO request ${id} completed in ${i % 400} ms with status 200\n`;
    parts.push(line);
    size += line.length;
  }
  return parts.join('');
}

/** Lays out `count` TypeScript files in folders of 100, one in `every` of which mentions Plaid. */
export function tree(root: string, count: number, every: number): void {
  const plain = handler(1)
    .replaceAll('accountsGet({ access_token: user.token })', 'get(user.token)')
    .replaceAll('error_code', 'status')
    .replaceAll('ITEM_LOGIN_REQUIRED', 'expired')
    .repeat(8);
  const plaid = source(600);
  for (let i = 0; i < count; i++) {
    const folder = join(root, `part${Math.floor(i / 100)}`);
    if (i % 100 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `file${i}.ts`), i % every === 0 ? plaid : plain);
  }
}
