import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeLaunches } from '../../../src/recognize/launches/native.ts';
import { python } from '../../../src/syntax/languages/python.ts';

/** Read as text, so that the forms hold for languages whose grammar is not at hand. */
const cases: readonly (readonly [name: string, language: string, text: string, expected: string])[] = [
  [
    'Kotlin block',
    'kotlin',
    `openPlaidLink(linkConfiguration = linkConfiguration {\n  clientName = "x"\n  publicKey = getString(R.string.k)\n})`,
    'PUBLIC linkConfiguration publicKey',
  ],
  [
    'Kotlin block with a token',
    'kotlin',
    `linkConfiguration { token = linkToken }`,
    'token linkConfiguration token',
  ],
  [
    'Kotlin old block',
    'kotlin',
    `linkPublicKeyConfiguration { publicKey = k; clientName = "x" }`,
    'PUBLIC linkPublicKeyConfiguration publicKey',
  ],
  [
    'Kotlin token block',
    'kotlin',
    `Plaid.create(application, linkTokenConfiguration { token = linkToken })`,
    'token linkTokenConfiguration token',
  ],
  [
    'Kotlin constructor',
    'kotlin',
    `LinkConfiguration(clientName = "x", products = listOf(PlaidProduct.AUTH))`,
    'PUBLIC LinkConfiguration -',
  ],
  [
    'Java builder',
    'java',
    `new LinkConfiguration.Builder()\n  .clientName("x")\n  .publicKey(getString(R.string.k))\n  .build()`,
    'PUBLIC LinkConfiguration.Builder publicKey',
  ],
  [
    'Java token builder',
    'java',
    `new LinkTokenConfiguration.Builder().token(linkToken).build()`,
    'token LinkTokenConfiguration.Builder token',
  ],
  [
    'Java declaration',
    'java',
    `class LinkPublicKeyConfiguration(String a) {} // LinkPublicKeyConfiguration(x)`,
    '',
  ],
  [
    'Swift 2 to 4',
    'swift',
    `LinkPublicKeyConfiguration(clientName: "x", token: .publicKey(k), onSuccess: { _ in })`,
    'PUBLIC LinkPublicKeyConfiguration publicKey',
  ],
  [
    'Swift token',
    'swift',
    `var c = LinkTokenConfiguration(token: linkToken) { s in }`,
    'token LinkTokenConfiguration token',
  ],
  [
    'Swift 1',
    'swift',
    `PLKConfiguration(key: k, env: .sandbox, product: .auth); PLKConfiguration(linkToken: t)`,
    'PUBLIC PLKConfiguration key; token PLKConfiguration linkToken',
  ],
  [
    'Objective-C 1',
    'objective-c',
    `[[PLKConfiguration alloc] initWithKey:k env:e product:p]`,
    'PUBLIC PLKConfiguration PLKConfiguration alloc] initWithKey:',
  ],
  [
    'Objective-C token',
    'objective-c',
    `[PLKLinkTokenConfiguration createWithToken:t onSuccess:s]`,
    'token PLKLinkTokenConfiguration PLKLinkTokenConfiguration createWithToken:',
  ],
  [
    'Flutter 0',
    'dart',
    `PlaidLink(clientName: "x", publicKey: "k", env: EnvOption.sandbox)`,
    'PUBLIC PlaidLink publicKey',
  ],
  [
    'Flutter 1',
    'dart',
    `LinkConfiguration(clientName: "x", publicKey: "k")`,
    'PUBLIC LinkConfiguration publicKey',
  ],
  [
    'Flutter 2',
    'dart',
    `LegacyLinkConfiguration(clientName: "x", publicKey: k)`,
    'PUBLIC LegacyLinkConfiguration publicKey',
  ],
  [
    'Flutter 4',
    'dart',
    `final c = LinkTokenConfiguration(token: linkToken);`,
    'token LinkTokenConfiguration token',
  ],
  [
    'Flutter package of another name',
    'dart',
    `const options = const PlaidLinkOptions(clientName: "x", publicKey: "k");`,
    'PUBLIC PlaidLinkOptions publicKey',
  ],
  [
    'Flutter on the web',
    'dart',
    `PlaidJs.create(PlaidJsOptions(clientName: "x", key: k, env: e, product: p))`,
    'PUBLIC PlaidJsOptions key',
  ],
  ['a widget with a key', 'dart', `PlaidButton(key: key, product: p); PlaidButtonOptions(key: key)`, ''],
  [
    'a class and its map',
    'dart',
    `class PlaidLinkOptions { const PlaidLinkOptions({@required this.publicKey}); Map m() => {'publicKey': publicKey}; }`,
    '',
  ],
  [
    'Kotlin builder with apply',
    'kotlin',
    `LinkConfiguration.Builder().apply {\n  publicKey = k\n  clientName = "x"\n}.build()`,
    'PUBLIC LinkConfiguration.Builder publicKey',
  ],
  [
    'Java fields of a builder',
    'java',
    `import com.plaid.link.*;\nBuilder builder = new Builder();\nbuilder.publicKey = key;\nif (builder.publicKey == null) {}`,
    'PUBLIC publicKey builder.publicKey =',
  ],
  [
    'Java fields of another builder',
    'java',
    `builder.publicKey = key; builder.setPublicKey(key); // plaid`,
    '',
  ],
  [
    'Swift 1, configured in the property list',
    'swift',
    `PLKPlaidLink.setup { success, error in }\nPLKPlaidLink.setup(with: configuration) { a, b in }`,
    'PUBLIC PLKPlaidLink PLKPlaidLink.setup {',
  ],
  [
    'bindings for .NET',
    'csharp',
    `var c = new PLKConfiguration(key, PLKEnvironment.Sandbox, PLKProduct.Auth);`,
    'PUBLIC PLKConfiguration -',
  ],
  ['other languages', 'typescript', `new LinkConfiguration({ publicKey })`, ''],
  ['comment', 'swift', `// LinkPublicKeyConfiguration(token: .publicKey(k))`, ''],
];

for (const [name, id, text, expected] of cases) {
  test(`native launch: ${name} (${expected || 'none'})`, () => {
    const language = { ...python, id, lineComment: '//' };
    const got = nativeLaunches({ text, path: 'x', language, document: null }).map((each) => {
      const word = each.keySpan ? text.slice(each.keySpan.start, each.keySpan.end) : '-';
      return `${each.mode === 'public_key' ? 'PUBLIC' : 'token'} ${each.via} ${word}`;
    });
    assert.equal(got.join('; '), expected);
  });
}
