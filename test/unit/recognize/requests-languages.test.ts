import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizer } from '../../support/recognizer.ts';

/** As in `requests.test.ts`: `redirect_uri android_package_name closed|open`, several separated by `; `. */
type Case = readonly [name: string, path: string, text: string, expected: string];

const goHead = 'package main\nimport plaid "github.com/plaid/plaid-go/v43/plaid"\nfunc f() {\n';
const goNew =
  'req := plaid.NewLinkTokenCreateRequest("Harbor", "en", []plaid.CountryCode{plaid.COUNTRYCODE_US})\nreq.SetUser(user)\nreq.SetProducts([]plaid.Products{plaid.PRODUCTS_AUTH})\n';
const goSend =
  'resp, _, err := client.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*req).Execute()\n}';
const rubyBase = `client_name: 'Harbor', language: 'en', country_codes: ['US'], products: %w[auth], user: { client_user_id: id }`;
const javaNew =
  'LinkTokenCreateRequest req = new LinkTokenCreateRequest().user(new LinkTokenCreateRequestUser().clientUserId(id)).clientName("Harbor").products(Arrays.asList(Products.AUTH)).countryCodes(List.of(CountryCode.US)).language("en")';
const java = (body: string) => `import com.plaid.client.model.*;\nclass A { void f() { ${body} } }`;
const cs = (body: string) => `using Going.Plaid;\nclass A { async Task F() { ${body} } }`;
const csBase =
  'ClientName = "Harbor", Language = Language.English, CountryCodes = new[] { CountryCode.Us }, Products = new[] { Products.Auth }, User = new() { ClientUserId = id }';
const php = (body: string) => `<?php\nuse TomorrowIdeas\\Plaid\\Plaid;\n${body}`;
const phpBase = `'client_name' => 'Harbor', 'language' => 'en', 'country_codes' => ['US'], 'products' => ['auth'], 'user' => ['client_user_id' => $id]`;

const cases: readonly Case[] = [
  ['Go: positional constructor, setters', 'a.go', `${goHead}${goNew}${goSend}`, '- - closed'],
  [
    'Go: setter under a condition',
    'a.go',
    `${goHead}${goNew}if uri != "" { req.SetRedirectUri(uri) }\n${goSend}`,
    'conditional - closed',
  ],
  [
    'Go: user as fourth argument',
    'a.go',
    `${goHead}req := plaid.NewLinkTokenCreateRequest("x", "en", c, user)\nreq.SetAndroidPackageName(p)\n${goSend}`,
    '- present closed',
  ],
  [
    'Go: struct literal',
    'a.go',
    `${goHead}req := &plaid.LinkTokenCreateRequest{ClientName: "x", Language: "en", CountryCodes: c, RedirectUri: plaid.PtrString(uri)}\n${goSend}`,
    'present - closed',
  ],
  [
    'Go: nil is absent',
    'a.go',
    `${goHead}req := &plaid.LinkTokenCreateRequest{ClientName: "x", Language: "en", CountryCodes: c, RedirectUri: nil}\n${goSend}`,
    'absent - closed',
  ],
  ['Go: passed to a helper', 'a.go', `${goHead}${goNew}addReturn(req)\n${goSend}`, '- - open'],
  [
    'Go: raw body',
    'a.go',
    `${goHead}post(ctx, "/link/token/create", map[string]any{"client_name": "x", "country_codes": c, "language": "en", "user": map[string]string{"client_user_id": id}})\n}`,
    '- - closed',
  ],
  [
    'Go: raw body, marshaled',
    'a.go',
    `${goHead}body := map[string]any{"client_name": "x", "country_codes": c, "language": "en", "user": u}\nbody["redirect_uri"] = uri\ndata, err := json.Marshal(body)\nhttp.NewRequest("POST", base+"/link/token/create", bytes.NewBuffer(data))\n}`,
    'present - closed',
  ],
  [
    'Go: address in a variable',
    'a.go',
    `${goHead}url := base + "/link/token/create"\nbody := map[string]any{"client_name": "x", "country_codes": c, "user": u}\nres, err := postJSON(url, body)\n}`,
    '- - closed',
  ],
  [
    'Go: legacy',
    'a.go',
    `${goHead}client.CreateLinkToken(plaid.LinkTokenConfigs{User: &plaid.LinkTokenUser{ClientUserID: id}, ClientName: "x", Products: []string{"auth"}, CountryCodes: []string{"US"}, Language: "en", RedirectUri: uri})\n}`,
    'present - closed',
  ],
  [
    'Go: a struct of its own',
    'a.go',
    `${goHead}x := Options{ClientName: "x", Language: "en", CountryCodes: c, User: u}\nuse(x)\n}`,
    '',
  ],
  [
    'Go: a type of its own',
    'a.go',
    'package main // plaid\ntype LinkTokenCreateRequest struct {\n\tClientName string `json:"client_name"`\n\tRedirectURI string `json:"redirect_uri,omitempty"`\n\tCountryCodes []string `json:"country_codes"`\n}',
    '',
  ],
  [
    'Ruby: constructor hash',
    'a.rb',
    `req = Plaid::LinkTokenCreateRequest.new({ ${rubyBase} })\nclient.link_token_create(req)`,
    '- - closed',
  ],
  [
    'Ruby: braceless',
    'a.rb',
    `client.link_token_create(Plaid::LinkTokenCreateRequest.new(${rubyBase}, redirect_uri: u))`,
    'present - closed',
  ],
  [
    'Ruby: nil is absent',
    'a.rb',
    `client.link_token_create(Plaid::LinkTokenCreateRequest.new({ ${rubyBase}, redirect_uri: nil }))`,
    'absent - closed',
  ],
  [
    'Ruby: later setter',
    'a.rb',
    `req = Plaid::LinkTokenCreateRequest.new({ ${rubyBase} })\nreq.redirect_uri = ENV['R'] if ENV['R'].present?\nclient.link_token_create(req)`,
    'conditional - closed',
  ],
  [
    'Ruby: hash that is changed',
    'a.rb',
    `attrs = { ${rubyBase} }\nattrs[:redirect_uri] = u unless u.nil?\nclient.link_token_create(Plaid::LinkTokenCreateRequest.new(attrs))`,
    'conditional - closed',
  ],
  [
    'Ruby: merge of what nobody sees',
    'a.rb',
    `attrs = { ${rubyBase} }\nattrs.merge!(extra)\nPlaid.client.link_token_create(Plaid::LinkTokenCreateRequest.new(attrs))`,
    '- - open',
  ],
  [
    'Ruby: merge of what is visible',
    'a.rb',
    `client.link_token_create(Plaid::LinkTokenCreateRequest.new({ ${rubyBase} }.merge(redirect_uri: u)))`,
    'present - closed',
  ],
  [
    'Ruby: double splat',
    'a.rb',
    `client.link_token_create(Plaid::LinkTokenCreateRequest.new(${rubyBase}, **opts))`,
    '- - open',
  ],
  ['Ruby: legacy', 'a.rb', `client.link_token.create(${rubyBase})`, '- - closed'],
  [
    'Ruby: raw',
    'a.rb',
    `HTTParty.post("#{base}/link/token/create", body: { ${rubyBase} }.to_json, headers: h)`,
    '- - closed',
  ],
  [
    'Ruby: string keys',
    'a.rb',
    `body = { "client_name" => "x", "country_codes" => ["US"], "language" => "en", "user" => u }\nNet::HTTP.post(URI("#{base}/link/token/create"), body.to_json, headers)`,
    '- - closed',
  ],
  [
    'Java: builder chain',
    'A.java',
    java(`${javaNew};\nplaidClient.linkTokenCreate(req).execute();`),
    '- - closed',
  ],
  [
    'Java: chain with the field',
    'A.java',
    java(`${javaNew}.redirectUri(uri);\nplaidClient.linkTokenCreate(req).execute();`),
    'present - closed',
  ],
  [
    'Java: setter under a condition',
    'A.java',
    java(
      `${javaNew};\nif (uri != null) { req.setRedirectUri(uri); }\nreq.androidPackageName(pkg);\nplaidClient.linkTokenCreate(req).execute();`,
    ),
    'conditional present closed',
  ],
  [
    'Java: 3 to 8',
    'A.java',
    java(
      'client().service().linkTokenCreate(new LinkTokenCreateRequest(user, "x", List.of("auth"), List.of("US"), "en").withRedirectUri(uri)).execute();',
    ),
    'present - closed',
  ],
  [
    'Java: a map',
    'A.java',
    java(
      'Map<String, Object> body = new HashMap<>();\nbody.put("client_name", "x");\nbody.put("country_codes", c);\nbody.put("language", "en");\nbody.put("user", u);\nrest.postForEntity(base + "/link/token/create", body, String.class);',
    ),
    '- - closed',
  ],
  [
    'Kotlin: named arguments',
    'a.kt',
    'import com.plaid.client.model.*\nfun f() { client.linkTokenCreate(LinkTokenCreateRequest(clientName = "x", language = "en", androidPackageName = pkg)) }',
    '- present closed',
  ],
  [
    'Kotlin: apply',
    'a.kt',
    'import com.plaid.client.model.*\nfun f() { val req = LinkTokenCreateRequest().apply { clientName = "x"; language = "en"; redirectUri = uri }\nclient.linkTokenCreate(req).execute() }',
    'present - closed',
  ],
  [
    'Kotlin: builder',
    'a.kt',
    'import com.plaid.client.model.*\nfun f() { val req = LinkTokenCreateRequest().user(u).clientName("x").countryCodes(c).language("en")\nif (uri != null) { req.redirectUri(uri) }\nclient.linkTokenCreate(req).execute() }',
    'conditional - closed',
  ],
  [
    'Kotlin: map',
    'a.kt',
    '// Plaid\nfun f() { client.post("$base/link/token/create") { setBody(mapOf("client_name" to "x", "country_codes" to c, "language" to "en", "user" to u)) } }',
    '- - closed',
  ],
  [
    'C#: target-typed',
    'A.cs',
    cs(`var res = await client.LinkTokenCreateAsync(new() { ${csBase} });`),
    '- - closed',
  ],
  [
    'C#: with the field',
    'A.cs',
    cs(
      `var res = await client.LinkTokenCreateAsync(new LinkTokenCreateRequest { ${csBase}, RedirectUri = uri });`,
    ),
    'present - closed',
  ],
  [
    'C#: later assignment',
    'A.cs',
    cs(
      `var req = new LinkTokenCreateRequest { ${csBase} };\nif (uri != null) { req.RedirectUri = uri; }\nawait client.LinkTokenCreateAsync(req);`,
    ),
    'conditional - closed',
  ],
  [
    'C#: null or a value',
    'A.cs',
    cs(`await client.LinkTokenCreateAsync(new() { ${csBase}, RedirectUri = isWeb ? uri : null });`),
    'conditional - closed',
  ],
  [
    'C#: anonymous object',
    'A.cs',
    cs(
      'await http.PostAsJsonAsync("/link/token/create", new { client_id = id, secret, client_name = "x", country_codes = c, language = "en", user = u });',
    ),
    '- - closed',
  ],
  [
    'PHP: positional',
    'a.php',
    php(
      `$plaid->tokens->create('Harbor', 'en', ['US'], new User($id), ['auth'], null, null, null, $accessToken);`,
    ),
    '- - closed',
  ],
  [
    'PHP: tenth is the redirect',
    'a.php',
    php(
      `$plaid->tokens->create('Harbor', 'en', ['US'], new User($id), ['auth'], null, null, null, null, $redirect);`,
    ),
    'present - closed',
  ],
  [
    'PHP: null in tenth place',
    'a.php',
    php(
      `$plaid->tokens->create('Harbor', 'en', ['US'], new User($id), ['auth'], null, null, null, null, null, $package);`,
    ),
    'absent present closed',
  ],
  [
    'PHP: named',
    'a.php',
    php(
      `$plaid->tokens->create(client_name: 'Harbor', language: 'en', country_codes: ['US'], user: $u, redirect_uri: $redirect);`,
    ),
    'present - closed',
  ],
  [
    'PHP: Guzzle',
    'a.php',
    php(`$guzzle->post('/link/token/create', ['json' => [${phpBase}]]);`),
    '- - closed',
  ],
  [
    'PHP: array that is changed',
    'a.php',
    php(
      `$payload = [${phpBase}];\nif ($uri) { $payload['redirect_uri'] = $uri; }\n$r = Http::post("$base/link/token/create", $payload);`,
    ),
    'conditional - closed',
  ],
  [
    'PHP: merged with what nobody sees',
    'a.php',
    php(`$payload = array_merge([${phpBase}], $extra);\nHttp::post("$base/link/token/create", $payload);`),
    '- - open',
  ],
  [
    'PHP: curl',
    'a.php',
    php(`curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode([${phpBase}]));`),
    '- - closed',
  ],
  [
    'Dart: collection-if',
    'a.dart',
    `await http.post(Uri.parse('$base/link/token/create'), body: jsonEncode({'client_id': id, 'secret': s, 'client_name': 'Harbor', 'country_codes': ['US'], 'language': 'en', 'user': {'client_user_id': uid}, if (ios) 'redirect_uri': uri}));`,
    'conditional - closed',
  ],
  [
    'Dart: spread',
    'a.dart',
    `await dio.post('/link/token/create', data: {...base, 'client_name': 'x', 'country_codes': ['US'], 'language': 'en', 'android_package_name': pkg});`,
    '- present open',
  ],
  [
    'Dart: map that is changed',
    'a.dart',
    `Future<void> f() async {\n  final Map<String, dynamic> body = {'client_name': 'x', 'country_codes': ['US'], 'language': 'en', 'user': u};\n  if (uri != null) body['redirect_uri'] = uri;\n  await http.post(Uri.parse('$plaid/link/token/create'), body: jsonEncode(body));\n}`,
    'conditional - closed',
  ],
  [
    'Swift: dictionary',
    'a.swift',
    `func f() {\n  let body: [String: Any] = ["client_name": "x", "country_codes": ["US"], "language": "en", "user": ["client_user_id": id]]\n  request.url = URL(string: "https://sandbox.plaid.com/link/token/create")\n  request.httpBody = try? JSONSerialization.data(withJSONObject: body)\n}`,
    '- - closed',
  ],
  [
    'Swift: field set later',
    'a.swift',
    `func f() {\n  var body: [String: Any] = ["client_name": "x", "country_codes": ["US"], "language": "en", "user": u]\n  if let uri = plaidRedirect { body["redirect_uri"] = uri }\n}`,
    'conditional - closed',
  ],
  [
    'Elixir: map',
    'a.ex',
    `Plaid.Link.create_link_token(%{client_name: "x", language: "en", country_codes: ["US"], products: ["auth"], user: %{client_user_id: id}})`,
    '- - closed',
  ],
  [
    'Elixir: put later',
    'a.ex',
    `def f(uri) do\n  params = %{client_name: "x", language: "en", country_codes: ["US"], user: u}\n  params = if uri, do: Map.put(params, :redirect_uri, uri), else: params\n  Plaid.LinkToken.create(params, config)\nend`,
    'conditional - closed',
  ],
  [
    'Elixir: merged with what nobody sees',
    'a.ex',
    `def f(extra) do\n  params = %{client_name: "x", language: "en", country_codes: ["US"], user: u}\n  Plaid.LinkToken.create(Map.merge(params, extra), config)\nend`,
    '- - open',
  ],
  [
    'Rust: struct literal',
    'a.rs',
    `// plaid\nlet r = client.create_link_token(&CreateLinkTokenRequest { client_name: "x", language: "en", country_codes: &["US"], products: &["auth"], user: LinkUser::new(id), redirect_uri: Some(uri), ..CreateLinkTokenRequest::default() }).await?;`,
    'present - closed',
  ],
  [
    'Rust: the rest from elsewhere',
    'a.rs',
    `// plaid\nlet r = CreateLinkTokenRequest { client_name: "x", language: "en", country_codes: c, user: u, ..base };`,
    '- - open',
  ],
  [
    'Rust: json!',
    'a.rs',
    `client.post(format!("{base}/link/token/create")).json(&serde_json::json!({ "client_name": "x", "country_codes": ["US"], "language": "en", "user": u })).send().await?; // plaid`,
    '- - closed',
  ],
  [
    'Rust: a type',
    'a.rs',
    'pub struct LinkTokenCreateRequest { // plaid\n  pub client_name: String,\n  pub language: String,\n  pub country_codes: Vec<String>,\n  pub redirect_uri: Option<String>,\n}',
    '',
  ],
  [
    'Objective-C: dictionary',
    'a.m',
    `NSDictionary *body = @{@"client_name": @"x", @"country_codes": @[@"US"], @"language": @"en", @"user": user}; // Plaid`,
    '- - closed',
  ],
  [
    'a shell: single quotes',
    'a.sh',
    `curl -X POST https://sandbox.plaid.com/link/token/create -H 'Content-Type: application/json' -d '{"client_id":"'"$ID"'","client_name":"x","country_codes":["US"],"language":"en","user":{"client_user_id":"1"}}'`,
    '- - closed',
  ],
  [
    'a shell: double quotes',
    'a.sh',
    `curl "$HOST/link/token/create" --data "{"client_name":"x","country_codes":["US"],"language":"en","user":{},"redirect_uri":"$URI"}" # Plaid`,
    'present - closed',
  ],
  [
    'a shell: here-document',
    'a.sh',
    `curl https://production.plaid.com/link/token/create -d @- <<JSON\n{\n  "client_name": "x",\n  "country_codes": ["US"],\n  "language": "en",\n  "user": { "client_user_id": "1" }\n}\nJSON`,
    '- - closed',
  ],
  [
    'an .http file',
    'a.http',
    `### create\nPOST {{host}}/link/token/create\nContent-Type: application/json\n\n{ "client_id": "{{plaidId}}", "client_name": "x", "country_codes": ["US"], "language": "en", "user": {}, "redirect_uri": "{{redirect}}" }`,
    'present - closed',
  ],
  [
    'Java: more steps than the depth of look-ups',
    'A.java',
    java(
      'LinkTokenCreateRequest r = new LinkTokenCreateRequest().user(u).clientName("Harbor").products(p).countryCodes(c).language("en").webhook(w).linkCustomizationName("default").androidPackageName("org.example.harbor"); plaidApi.linkTokenCreate(r).execute();',
    ),
    '- present closed',
  ],
  [
    'C#: a method of the app that is called like a type',
    'A.cs',
    cs('var made = _gateway.CreateLinkTokenRequest(user); var own = LinkTokenCreateRequest(user);'),
    '',
  ],
  [
    'C#: serialized for the log by its full name',
    'A.cs',
    cs(
      `var r = new LinkTokenCreateRequest() { ${csBase} }; _audit.LogExchange("out", Newtonsoft.Json.JsonConvert.SerializeObject(r)); await client.LinkTokenCreateAsync(r);`,
    ),
    '- - closed',
  ],
  [
    'PHP: named arguments of a chain over lines',
    'a.php',
    php(
      `return $this->client\n  ->tokens\n  ->create(\n    client_name: 'Harbor',\n    language: 'en',\n    country_codes: ['US'],\n    user: new User($id),\n    products: $products,\n  );`,
    ),
    '- - closed',
  ],
  [
    'PHP: a variable that is encoded into itself',
    'a.php',
    php(
      `function f() { $data = [${phpBase}]; $data['webhook'] = $w; $data = json_encode($data); $ch = curl_init('https://' . env('PLAID_ENV') . '.plaid.com/link/token/create'); curl_setopt($ch, CURLOPT_POSTFIELDS, $data); }`,
    ),
    '- - closed',
  ],
  [
    'Python: a variable that is encoded into itself',
    'a.py',
    `body = {"client_name": "x", "language": "en", "country_codes": ["US"], "user": {"client_user_id": i}, "redirect_uri": uri}\nbody = json.dumps(body)\nrequests.post(host + "/link/token/create", data=body)`,
    'present - closed',
  ],
];

for (const [name, path, text, expected] of cases) {
  test(`request in ${name}`, async () => {
    const recognition = await recognizer.recognize({ text, path });
    const shown = recognition.requests.map((request) => {
      const state = (field: string) => request.fields.get(field)?.state ?? '-';
      return `${state('redirect_uri')} ${state('android_package_name')} ${request.closed ? 'closed' : 'open'}`;
    });
    assert.equal(shown.join('; '), expected);
  });
}
