import * as vscode from 'vscode';
import { equal, ok, test } from './runner.ts';
import { hoversAt, openSample, openText, positionOf } from './support.ts';

/** Our cards among the hovers at a position. */
async function cards(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  return (await hoversAt(document, position)).filter((text) => text.includes('command:linkDoctor.diagnose'));
}

async function cardAt(document: vscode.TextDocument, text: string): Promise<string> {
  const found = await cards(document, positionOf(document, text, 2));
  equal(found.length, 1, `cards at ${text} in ${document.uri}`);
  return found[0] as string;
}

test('hover on a code in TypeScript gives the card', async () => {
  const card = await cardAt(await openSample('src/server.ts'), 'ITEM_LOGIN_REQUIRED');
  ok(/^\*\*ITEM_LOGIN_REQUIRED\*\* · ITEM_ERROR · HTTP 400/.test(card), card);
  ok(card.includes('[Documentation](https://plaid.com/docs/errors/item/#item_login_required)'), card);
});

test('hover in JSON and in a log shows what the payload adds, first', async () => {
  const json = await cardAt(await openSample('logs/webhook.json'), 'ITEM_LOGIN_REQUIRED');
  ok(json.startsWith('**Plaid says:** the login details'), json);
  const log = await cardAt(await openSample('logs/api.log'), 'ITEM_LOGIN_REQUIRED');
  ok(log.startsWith('**Plaid says:**') && log.includes('`HNTDNrA8F1shFEW`'), log);
});

test('hover in untitled documents', async () => {
  const typed = await openText("if (error.error_code === 'INVALID_LINK_TOKEN') plaid();", 'typescript');
  ok((await cardAt(typed, 'INVALID_LINK_TOKEN')).includes('**INVALID_LINK_TOKEN**'), 'typescript');
  const plain = await openText('plaid answered INSTITUTION_DOWN again', 'plaintext');
  ok((await cardAt(plain, 'INSTITUTION_DOWN')).includes('**INSTITUTION_DOWN**'), 'plaintext');
});

test('hover in an output channel', async () => {
  const channel = vscode.window.createOutputChannel('link-doctor-test');
  try {
    channel.appendLine(
      'error: {"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED","request_id":"m8MDnv9okwxFNBV"}',
    );
    channel.show();
    let document: vscode.TextDocument | undefined;
    for (let i = 0; i < 100 && !document; i++) {
      document = vscode.workspace.textDocuments.find(
        (one) => one.uri.scheme === 'output' && one.getText().includes('ITEM_LOCKED'),
      );
      if (!document) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    ok(
      document,
      `the output channel is no document here: ${vscode.workspace.textDocuments.map(({ uri }) => uri.toString()).join(' ')}`,
    );
    ok((await cardAt(document, 'ITEM_LOCKED')).includes('**ITEM_LOCKED**'), 'output');
  } finally {
    channel.dispose();
  }
});

test('positions are right behind emoji, tabs and CRLF', async () => {
  const document = await openText('// 👩‍👩‍👧 plaid\r\n\tconst a = "ITEM_LOCKED"; // é\r\n', 'javascript');
  const position = positionOf(document, 'ITEM_LOCKED');
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position.translate(0, 3),
  );
  const ours = hovers.find(({ contents }) =>
    contents.some((part) => typeof part !== 'string' && part.value.includes('ITEM_LOCKED')),
  );
  ok(ours?.range, 'no card with a range');
  equal(document.getText(ours.range), 'ITEM_LOCKED');
});

test('a word that others use as well gives no card without Plaid', async () => {
  const document = await openText(
    'const code = "NOT_FOUND"; throw new Error("INTERNAL_SERVER_ERROR");',
    'typescript',
  );
  equal(await cards(document, positionOf(document, 'NOT_FOUND', 2)), []);
  equal(await cards(document, positionOf(document, 'INTERNAL_SERVER_ERROR', 2)), []);
});

test('hostile text in a payload never becomes markup', async () => {
  const message =
    '[click](command:workbench.action.quit) <img src=x onerror=alert(1)> ![p](https://e.example/p.png) `x` **b**';
  const document = await openText(
    JSON.stringify({
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOCKED',
      error_message: message,
      request_id: '`](command:x)',
    }),
    'json',
  );
  const card = await cardAt(document, 'ITEM_LOCKED');
  ok(card.includes('\\[click\\]'), card);
  ok(!/(?<!\\)<img|(?<!\\)\[(?:click|p)/.test(card), card);
  const trusted = card.match(/\]\(command:[^)?]*/g) ?? [];
  equal(
    trusted.filter(
      (link) =>
        !/^\]\(command:linkDoctor\.(?:diagnose|copyForSupport)$/.test(link) && !card.includes(`\`${link}`),
    ),
    [],
  );
});

test('tokens are masked in the card', async () => {
  const token = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
  const document = await openText(
    JSON.stringify({
      error_type: 'INVALID_INPUT',
      error_code: 'INVALID_ACCESS_TOKEN',
      error_message: `bad ${token}`,
    }),
    'json',
  );
  const card = await cardAt(document, 'INVALID_ACCESS_TOKEN');
  ok(card.includes('access-production-…') && !card.includes('de3ce8ef'), card);
});
