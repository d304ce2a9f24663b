import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

const fence = '```';
const url = 'https://sandbox.plaid.com/link/token/create';
const json =
  '{\n  "client_id": "$PLAID_CLIENT_ID",\n  "client_name": "Harbor",\n  "user": { "client_user_id": "u-1" },\n  "products": ["auth"],\n  "country_codes": ["US"],\n  "language": "en"\n}';
const line = json.replace(/\n\s*/g, ' ');
const escaped = line.replace(/"/g, '\\"');

type Case = readonly [name: string, path: string, text: string, expected: string];

/** Requests as `redirect_uri closed|open client_name products line`. */
const cases: readonly Case[] = [
  [
    'one line',
    'a.sh',
    `curl -X POST ${url} -H 'Content-Type: application/json' -d '${line}'`,
    '- closed Harbor auth 1',
  ],
  ['several lines', 'a.sh', `curl ${url} \\\n  -H 'X: y' \\\n  -d '${json}'\n`, '- closed Harbor auth 3'],
  [
    'a value of the shell',
    'a.sh',
    `curl ${url} -d '${line.replace('"u-1"', `"'"$USER_ID"'"`)}'`,
    '- closed Harbor auth 1',
  ],
  [
    'values of the shell, bare',
    'a.sh',
    `curl ${url} -d '${line.replace('u-1', `'$USER_ID'`).replace('$PLAID_CLIENT_ID', `'\${PLAID_CLIENT_ID}'`)}'`,
    '- closed Harbor auth 1',
  ],
  [
    'a command in the body',
    'a.sh',
    `curl ${url} -d '${line.replace('u-1', `'"$(uuidgen)"'`)}'`,
    '- closed Harbor auth 1',
  ],
  ['double quotes, escaped', 'a.sh', `curl ${url} --data "${escaped}"`, '- closed Harbor auth 1'],
  [
    'double quotes, escaped, over lines',
    'a.sh',
    `curl ${url} \\\n --data-raw "${json.replace(/"/g, '\\"')}" -s`,
    '- closed Harbor auth 2',
  ],
  [
    'double quotes, not escaped',
    'a.sh',
    `curl ${url} --data "${line.replace('$PLAID_CLIENT_ID', 'x')}" -s`,
    '- closed Harbor auth 1',
  ],
  ['ANSI quotes', 'a.sh', `curl ${url} --data $'${line}'`, '- closed Harbor auth 1'],
  ['here-document', 'a.sh', `curl ${url} -d @- <<JSON\n${json}\nJSON\n`, '- closed Harbor auth 2'],
  [
    'here-document, quoted, in a substitution',
    'a.sh',
    `curl ${url} -d "$(cat <<'EOF'\n${json}\nEOF\n)"`,
    '- closed Harbor auth 2',
  ],
  ['body in a variable', 'a.sh', `BODY='${line}'\ncurl ${url} -d "$BODY"`, '- closed Harbor auth 1'],
  [
    'comment behind a value',
    'a.sh',
    `curl ${url} -d '${json.replace('["auth"],', '["auth"], // what we use')}'`,
    '- closed Harbor auth 1',
  ],
  [
    'comment in one line',
    'a.sh',
    `curl ${url} -d '${line.replace('["auth"],', '["auth"], // both products')}'`,
    '- closed Harbor auth 1',
  ],
  [
    'the rest is left out',
    'a.sh',
    `curl ${url} -d '${json.replace('["auth"],', '["auth"],\n  ...')}'`,
    '- open Harbor auth 1',
  ],
  [
    'the rest is left out, ellipsis',
    'a.sh',
    `curl ${url} -d '${json.replace('["auth"],', '["auth"],\n  // ... more')}'`,
    '- open Harbor auth 1',
  ],
  [
    'jq makes the body',
    'a.sh',
    `jq -n --arg id "$ID" '{client_name: "Harbor", country_codes: ["US"], language: "en", products: ["auth"], user: {client_user_id: $id}}' | curl ${url} -d @-`,
    '- closed Harbor auth 1',
  ],
  [
    'jq adds to the body',
    'a.sh',
    `jq -n --arg id "$ID" '{client_name: "Harbor", country_codes: ["US"], language: "en", products: ["auth"], user: {client_user_id: $id}} + $more' | curl ${url} -d @-`,
    '- open Harbor auth 1',
  ],
  [
    'another endpoint',
    'a.sh',
    `curl https://sandbox.plaid.com/item/get -d '{"access_token": "x", "client_name": "y"}'`,
    '',
  ],
  ['commented out', 'a.sh', `# curl ${url} -d '${line}'`, ''],
  [
    'HTTPie',
    'a.sh',
    `http POST ${url} client_name=Harbor products:='["auth"]' country_codes:='["US"]' language=en user:='{"client_user_id":"1"}' redirect_uri==x`,
    '- closed Harbor auth 1',
  ],
  [
    'HTTPie over lines',
    'a.sh',
    `# plaid\nhttps -v sandbox.plaid.com/link/token/create \\\n  PLAID-CLIENT-ID:"$ID" \\\n  client_name="Harbor" language=en \\\n  country_codes:='["US"]' 'products:=["auth"]' \\\n  user[client_user_id]=7 redirect_uri="$URI"\n`,
    'present closed Harbor auth 2',
  ],
  [
    'xh, fields from a file',
    'a.sh',
    `xh post ${url} client_name=Harbor products:=@products.json country_codes:='["US"]' language=en user:=@user.json`,
    '- closed Harbor  1',
  ],
  ['HTTPie, the whole body from a file', 'a.sh', `http POST ${url} < body.json`, ''],
  [
    'HTTPie elsewhere',
    'a.sh',
    'http POST https://api.harbor.example/login client_name=Harbor language=en country_codes:=1 user=x # plaid',
    '',
  ],
  [
    'curl with fields',
    'a.sh',
    `curl ${url} --data-urlencode 'client_name=Harbor' --data-urlencode "language=en" -d country_codes=US -d 'products=auth' -d user=x`,
    '- closed Harbor auth 1',
  ],
  [
    'PowerShell here-string',
    'a.ps1',
    `$body = @'\n${json}\n'@\nInvoke-RestMethod -Uri ${url} -Method Post -Body $body`,
    '- closed Harbor auth 2',
  ],
  [
    'PowerShell here-string with values',
    'a.ps1',
    `$body = @"\n${json.replace('u-1', '$($user.Id)')}\n"@\nInvoke-RestMethod ${url} -Body $body`,
    '- closed Harbor auth 2',
  ],
  [
    'PowerShell hash table',
    'a.ps1',
    `$body = @{\n  client_name = "Harbor" # shown in Link\n  country_codes = @("US")\n  language = 'en'\n  products = @("auth")\n  user = @{ client_user_id = "1" }\n} | ConvertTo-Json\nInvoke-RestMethod ${url} -Body $body`,
    '- closed Harbor auth 1',
  ],
  [
    'PowerShell hash table, set later',
    'a.ps1',
    `$body = @{ client_name = "Harbor"; country_codes = @("US"); language = 'en'; products = @("auth"); user = @{} }\n$body.redirect_uri = $env:URI\nInvoke-RestMethod ${url} -Body ($body | ConvertTo-Json)`,
    'conditional closed Harbor auth 1',
  ],
  ['fence', 'a.md', `# Plaid\n${fence}sh\ncurl ${url} -d '${line}'\n${fence}\n`, '- closed Harbor auth 3'],
  [
    'fence of a console',
    'a.md',
    `${fence}console\n$ curl ${url} \\\n  -d '${json}'\n${fence}\n`,
    '- closed Harbor auth 3',
  ],
  [
    'fence without a language',
    'a.md',
    `${fence}\ncurl ${url} -d '${line}'\n${fence}\n`,
    '- closed Harbor auth 2',
  ],
  [
    'fence of a request',
    'a.md',
    `Ask Plaid:\n\n${fence}\nPOST /link/token/create\nContent-Type: application/json\n\n${json}\n${fence}\n`,
    '- closed Harbor auth 7',
  ],
  [
    'fence of a body in a text about Plaid',
    'a.md',
    `Plaid takes:\n\n${fence}json\n${json}\n${fence}\n`,
    '- closed Harbor auth 4',
  ],
  [
    'fence of a body, more left out',
    'a.md',
    `Plaid takes:\n\n${fence}json\n${json.replace('["auth"],', '["auth"],\n  // ...')}\n${fence}\n`,
    '- open Harbor auth 4',
  ],
  [
    'fence of a body, dots',
    'a.md',
    `Plaid takes:\n\n${fence}json\n${json.replace('["auth"],', '["auth"],\n  ...')}\n${fence}\n`,
    '- open Harbor auth 4',
  ],
  [
    'HTTPie in a fence',
    'a.md',
    `${fence}bash\n$ http POST ${url} client_name=Harbor products:='["auth"]' country_codes:='["US"]' language=en user:='{}'\n${fence}\n`,
    '- closed Harbor auth 2',
  ],
  [
    'request file',
    'a.http',
    `### Plaid\nPOST {{host}}/link/token/create\nContent-Type: application/json\n\n${json}\n`,
    '- closed Harbor auth 5',
  ],
  [
    'Bruno',
    'a.bru',
    `meta {\n  name: Create\n}\n\npost {\n  url: {{host}}/link/token/create\n  body: json\n}\n\nbody:json {\n  ${json}\n}\n`,
    '- closed Harbor auth 11',
  ],
];

for (const [name, path, text, expected] of cases) {
  test(`shells: ${name} (${path}: ${expected || 'none'})`, async () => {
    const { requests, source } = await recognizer.recognize({ text, path });
    const got = requests.map((request) => {
      const site = (key: string) => request.fields.get(key)?.sites[0]?.value;
      const items =
        site('products')
          ?.items?.map((item) => item.text ?? '')
          .join() ??
        site('products')?.text ??
        '';
      const state = request.fields.get('redirect_uri')?.state ?? '-';
      const at = source.positionAt(request.site.start).line + 1;
      return `${state} ${request.closed ? 'closed' : 'open'} ${site('client_name')?.text} ${items} ${at}`;
    });
    assert.equal(got.join('; '), expected);
  });
}

test('shells: hostile scripts take linear time', async () => {
  const parts = [
    `'{"$A"`,
    `"{\\"`,
    `'"$A"'`,
    '// ',
    '@{ a = ',
    `http POST ${url} client_name='`,
    '\\\n',
    "'{'",
    ' k:=[',
    '$(',
  ];
  for (const path of ['a.sh', 'a.ps1']) {
    for (const part of parts) {
      await assertLinear(`${path} ${part}`, 5000, (size) =>
        recognizer.recognize({ text: `plaid client_name ${part.repeat(size)} country_codes`, path }),
      );
    }
  }
});
