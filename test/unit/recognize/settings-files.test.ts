import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACTS } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

const hex = 'c9f3a1e07b5d42688e31f0a9d7b264';

type Case = readonly [name: string, path: string, text: string, expected: string];

/** Findings as `rule line`, in document order. */
const cases: readonly Case[] = [
  [
    'compose, mapping',
    'compose.yml',
    `services:\n  web:\n    environment:\n      PLAID_PUBLIC_KEY: \${PLAID_PUBLIC_KEY}\n      PLAID_ENV: development\n`,
    'public-key-env-var 4; removed-environment 5',
  ],
  [
    'compose, list, quoted',
    'compose.yaml',
    `services:\n  web:\n    environment:\n      - "PLAID_ENV=development"\n      - 'PLAID_REDIRECT_URI=http://app.harbor.example/oauth'\n`,
    'removed-environment 4; redirect-uri-http 5',
  ],
  [
    'cluster',
    'deploy/web.yaml',
    `kind: Deployment\nenv:\n  - name: PLAID_ENV\n    value: development\n  - name: PLAID_REDIRECT_URI\n    value: "https://app.harbor.example/oauth?from=plaid"\n  - name: PLAID_PUBLIC_KEY\n    valueFrom:\n      secretKeyRef:\n        name: x\n`,
    'removed-environment 4; redirect-uri-query 6',
  ],
  [
    'pipeline, env and a step',
    '.github/workflows/ci.yml',
    `env:\n  PLAID_ENV: development # old\njobs:\n  a:\n    steps:\n      - run: |\n          export PLAID_REDIRECT_URI=harbor://oauth\n          npm test\n`,
    'removed-environment 2; redirect-uri-custom-scheme 7',
  ],
  [
    'pipeline, curl in a step',
    '.gitlab-ci.yml',
    `a:\n  script:\n    - |\n      curl https://development.plaid.com/item/get -d '{}'\n`,
    'removed-environment 4',
  ],
  [
    'pipeline, comment',
    'ci.yml',
    `# PLAID_ENV: development\nenv:\n  #PLAID_PUBLIC_KEY: x\n  A: b # PLAID_ENV=development\n`,
    '',
  ],
  [
    'credentials',
    'config/credentials.yml',
    `plaid:\n  client_id: abc\n  secret: ${hex}\n  env: development\n  public_key: abc\n`,
    'hard-coded-secret 3; removed-environment 4; public-key-env-var 5',
  ],
  [
    'credentials of others',
    'config/credentials.yml',
    `stripe:\n  secret: ${hex}\n  public_key: pk\nplaid:\n  client_id: abc\n`,
    '',
  ],
  [
    'suppressed',
    'compose.yml',
    `# link-doctor-disable-next-line removed-environment\nPLAID_ENV: development\n`,
    '',
  ],
  [
    'Spring',
    'src/main/resources/application.yml',
    `plaid:\n  environment: development\n  redirect-uri: http://app.harbor.example/oauth\nspring:\n  environment: development\n`,
    'removed-environment 2; redirect-uri-http 3',
  ],
  [
    'properties',
    'application.properties',
    `plaid.publicKey=abc\nplaid.env: development\nplaid.redirect.uri=https://x.example/#/oauth\n`,
    'public-key-env-var 1; removed-environment 2; redirect-uri-fragment 3',
  ],
  [
    'TOML',
    'fly.toml',
    `[env]\n  PLAID_ENV = "development"\n  PLAID_REDIRECT_URI = 'https://x.example/a b '\n`,
    'removed-environment 2; redirect-uri-whitespace 3',
  ],
  [
    'Terraform, variable',
    'variables.tf',
    `variable "plaid_env" {\n  type        = string\n  description = "Plaid"\n  default     = "development"\n}\n`,
    'removed-environment 4',
  ],
  [
    'Terraform, map and task',
    'main.tf',
    `locals {\n  env = {\n    PLAID_ENV = "development"\n    PLAID_PUBLIC_KEY = var.plaid_public_key\n  }\n  list = [{ name = "PLAID_REDIRECT_URI", value = "http://x.example/o" }]\n}\n`,
    'removed-environment 3; redirect-uri-http 6',
  ],
  [
    'Terraform, values',
    'prod.tfvars',
    `plaid_env = "development"\nplaid_secret = "${hex}"\n`,
    'removed-environment 1; hard-coded-secret 2',
  ],
  [
    'Dockerfile',
    'Dockerfile',
    `FROM node:24\nENV PLAID_ENV=development\nENV PLAID_PUBLIC_KEY abc\nENV A=1 \\\n    PLAID_REDIRECT_URI=http://x.example/o \\\n    B=2\n`,
    'removed-environment 2; public-key-env-var 3; redirect-uri-http 5',
  ],
  [
    'Dockerfile of a target',
    'docker/web.Dockerfile',
    `ARG PLAID_ENV=development\n# ENV PLAID_PUBLIC_KEY abc\n`,
    'removed-environment 1',
  ],
  [
    'Makefile',
    'Makefile',
    `export PLAID_ENV ?= development\nrun:\n\tPLAID_REDIRECT_URI=http://x.example/o npm start\n`,
    'removed-environment 1; redirect-uri-http 3',
  ],
  ['Procfile', 'Procfile', `web: PLAID_ENV=development npm start\n`, 'removed-environment 1'],
  [
    'shell',
    'deploy.sh',
    `#!/bin/sh\nexport PLAID_PUBLIC_KEY="abc"\nPLAID_REDIRECT_URI=http://x.example/o npm start\ndocker run -e PLAID_ENV=development x\n`,
    'public-key-env-var 2; redirect-uri-http 3; removed-environment 4',
  ],
  [
    'PowerShell',
    'deploy.ps1',
    `$env:PLAID_PUBLIC_KEY = "abc"\n$env:PLAID_ENV = 'development'\n`,
    'public-key-env-var 1; removed-environment 2',
  ],
  [
    'Gradle',
    'app/build.gradle',
    `android {\n  defaultConfig {\n    buildConfigField "String", "PLAID_PUBLIC_KEY", "\\"abc\\""\n    buildConfigField 'String', 'PLAID_ENV', '"development"'\n    resValue "string", "plaid_public_key", "abc"\n    // resValue "string", "plaid_public_key", "abc"\n    manifestPlaceholders = [plaidPublicKey: "abc"]\n  }\n}\n`,
    'public-key-env-var 3; removed-environment 4; public-key-env-var 5; public-key-env-var 7',
  ],
  [
    'Gradle, Kotlin',
    'app/build.gradle.kts',
    `android {\n  defaultConfig {\n    buildConfigField("String", "PLAID_PUBLIC_KEY", "\\"abc\\"")\n    resValue("string", "plaid_public_key", "abc")\n  }\n}\n`,
    'public-key-env-var 3; public-key-env-var 4',
  ],
  [
    'Gradle, dependency',
    'app/build.gradle',
    `dependencies {\n  implementation "com.plaid.link:sdk-core:5.0.0"\n}\n`,
    '',
  ],
  [
    'Android strings',
    'res/values/strings.xml',
    `<resources>\n  <string name="plaid_public_key" translatable="false">abc</string>\n  <!-- <string name="plaid_public_key">abc</string> -->\n  <string name="plaid_title">Plaid public key</string>\n</resources>\n`,
    'public-key-env-var 2',
  ],
  [
    'property list',
    'App/Info.plist',
    `<plist><dict>\n<key>PlaidPublicKey</key>\n<string>abc</string>\n<key>PlaidRedirectURI</key>\n<string>http://x.example/o</string>\n</dict></plist>\n`,
    'public-key-env-var 2; redirect-uri-http 5',
  ],
  [
    '.NET settings',
    'web.config',
    `<configuration>\n<appSettings>\n<add key="Plaid:PublicKey" value="abc" />\n<add key="Plaid:Environment" value="Development" />\n<!-- <add key="PlaidPublicKey" value="abc" /> -->\n</appSettings>\n</configuration>\n`,
    'public-key-env-var 3; removed-environment 4',
  ],
  [
    '.NET user settings',
    'App.config',
    `<userSettings><setting name="PlaidPublicKey" serializeAs="String">\n<value>abc</value></setting></userSettings>\n`,
    'public-key-env-var 1',
  ],
  [
    '.NET JSON',
    'appsettings.json',
    `{\n  "Plaid": {\n    "PublicKey": "abc",\n    "RedirectUri": "http://x.example/o"\n  }\n}\n`,
    'public-key-env-var 3; redirect-uri-http 4',
  ],
  [
    'task definition',
    'task.json',
    `{ "environment": [\n { "name": "PLAID_ENV", "value": "development" },\n { "name": "PLAID_PUBLIC_KEY", "value": "abc" },\n { "value": "http://x.example", "name": "PLAID_REDIRECT_URI" }\n] }\n`,
    'removed-environment 2; public-key-env-var 3',
  ],
  [
    'words to show',
    'config/locales/en.yml',
    `en:\n  plaid:\n    title: Connect with Plaid\n    env: Environment\n    public_token: Public token\n`,
    '',
  ],
  [
    'public keys of others',
    'compose.yml',
    `services:\n  plaid:\n    environment:\n      STRIPE_PUBLIC_KEY: pk\n      VAPID_PUBLIC_KEY: x\n      NODE_ENV: development\n`,
    '',
  ],
  ['plaid the pattern', 'theme.toml', `[patterns.plaid]\nkey = "x"\nenv = "textile"\n`, ''],
];

const place = (line: number, rule: string) => `${rule} ${line}`;

for (const [name, path, text, expected] of cases) {
  test(`settings: ${name} (${path}: ${expected || 'none'})`, async () => {
    const recognition = await recognizer.recognize({ text, path });
    const found = runRules(recognition, NO_FACTS, { severities: {}, includeTests: false });
    const got = found
      .map(({ rule, span }) => ({ line: recognition.source.positionAt(span.start).line + 1, rule }))
      .sort((a, b) => a.line - b.line);
    assert.equal(got.map(({ line, rule }) => place(line, rule)).join('; '), expected);
    for (const { name: shown, nameSpan, value, valueSpan } of recognition.variables) {
      assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
      assert.ok(shown.endsWith(text.slice(nameSpan.start, nameSpan.end)));
    }
  });
}

test('settings: an editor that calls a file otherwise', async () => {
  const read = async (path: string | null, languageId: string, text: string) =>
    (await recognizer.recognize({ path, languageId, text })).variables.map((each) => each.name).join();
  assert.equal(await read('.env', 'properties', 'A=1\nPLAID_ENV=x\n'), 'A,PLAID_ENV');
  assert.equal(await read('.env.local', 'shellscript', 'A=1\nPLAID_ENV=x\n'), 'A,PLAID_ENV');
  assert.equal(await read('x.properties', 'properties', 'a=1\nplaid.env: x\n'), 'plaid.env');
  assert.equal(await read(null, 'yaml', 'plaid:\n  env: x\n'), 'plaid,plaid.env');
  assert.equal(await read('values', 'dockercompose', 'PLAID_ENV: x\n'), 'PLAID_ENV');
});

test('settings: hostile files take linear time', async () => {
  const parts = [
    'PLAID_',
    'plaid ',
    'plaid: |\n ',
    'variable "plaid" {{',
    'ENV A=',
    'name: plaid value',
    '<string name="',
    '<key>plaid',
    'buildConfigField "String", "',
    '- ',
  ];
  for (const path of ['a.yml', 'Dockerfile', 'a.tf', 'a.sh', 'a.gradle', 'a.xml', 'a.json', 'a.toml']) {
    for (const part of parts) {
      await assertLinear(`${path} ${part}`, 5000, (size) =>
        recognizer.recognize({ text: `plaid ${part.repeat(size)}`, path }),
      );
    }
  }
});
