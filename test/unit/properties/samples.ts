import { readdirSync, readFileSync } from 'node:fs';
import { languageOf, languages } from '../../../src/syntax/languages/index.ts';
import { formats } from '../../support/formats.ts';

export interface Sample {
  readonly path: string;
  readonly text: string;
}

const typescript = `import { Configuration, CountryCode, PlaidApi, PlaidEnvironments, Products } from 'plaid';
const configuration = new Configuration({
  basePath: PlaidEnvironments.development,
  baseOptions: { headers: { 'PLAID-CLIENT-ID': id, 'PLAID-SECRET': '0123456789abcdef0123456789abcd' } },
});
const client = new PlaidApi(configuration);
const base = { client_name: 'Harbor', language: 'en' };
export async function create(user: { id: string }, uri?: string) {
  const request: LinkTokenCreateRequest = {
    user: { client_user_id: user.id },
    ...base,
    products: [Products.Auth, 'balance'],
    country_codes: [CountryCode.Us],
    ...(uri ? { redirect_uri: uri } : {}),
  };
  if (process.env.PLAID_REDIRECT_URI) request.redirect_uri = process.env.PLAID_REDIRECT_URI;
  // link-doctor-disable-next-line missing-android-package-name -- 😀
  const response = await client.linkTokenCreate(request);
  try {
    await fetch('https://development.plaid.com/link/token/create', {
      method: 'POST',
      body: JSON.stringify({ client_name: \`Harbor \${user.id}\`, country_codes: ['US'], language: 'en' }),
    });
  } catch (error) {
    if (error.response.data.error_code === 'ITEM_LOGIN_REQUIRED') return null;
    switch (error.error_code) {
      case 'INVALID_ACCESS_TOKEN':
        return { error_type: 'INVALID_INPUT', error_code: 'INVALID_ACCESS_TOKEN', request_id: 'm8MDnv9okwxFNBV' };
    }
  }
  return response.data.link_token;
}
`;

const jsx = `import { PlaidLink, usePlaidLink } from 'react-plaid-link';
export function Connect({ token, ...rest }) {
  const { open } = usePlaidLink({ token, onSuccess: () => {}, receivedRedirectUri: undefined });
  return (
    <div>
      {/* link-doctor-disable-next-line public-key-launch */}
      <PlaidLink publicKey={process.env.PLAID_PUBLIC_KEY} env="sandbox" product={['auth']} {...rest}>
        Connect 🏦
      </PlaidLink>
      {open && <iframe src="https://cdn.plaid.com/link/v2/stable/link.html?isWebview=true&key=abc" />}
    </div>
  );
}
`;

const javascript = `const plaid = require('plaid');
const handler = Plaid.create({ key: 'abc', env: 'development', product: ['auth'], clientName: 'Harbor' });
module.exports = async function (req, res) {
  var options = { user: { client_user_id: req.user.id }, client_name: 'Harbor', country_codes: ['US'], language: 'en' };
  options['products'] = ['transactions'];
  delete options.language;
  client.createLinkToken(options, function (err, response) {
    if (err != null && err.error_code === plaid.ITEM_LOGIN_REQUIRED) res.json({ error: \`x \${err.error_type}\` });
  });
};
`;

const python = `import os
import plaid
from plaid.model.link_token_create_request import LinkTokenCreateRequest

configuration = plaid.Configuration(host=plaid.Environment.Development, api_key={"secret": "0123456789abcdef0123456789abcd"})

def create(user_id, uri=None):
    """Creates a link token."""
    request = LinkTokenCreateRequest(
        products=[Products("auth")],
        client_name="Harbor",
        country_codes=[CountryCode("US")],
        language="en",
        user=LinkTokenCreateRequestUser(client_user_id=str(user_id)),
    )
    if os.getenv("PLAID_REDIRECT_URI"):
        request["redirect_uri"] = os.getenv("PLAID_REDIRECT_URI")
    # link-doctor-disable-next-line missing-redirect-uri
    response = client.link_token_create(request)
    body = {"client_name": f"Harbor {user_id}", **extra, "country_codes": ["US"], "language": "en"}
    requests.post("https://sandbox.plaid.com/link/token/create", json=body)
    try:
        return response["link_token"]
    except plaid.ApiException as e:
        if json.loads(e.body)["error_code"] == "ITEM_LOGIN_REQUIRED":
            raise
`;

const payload = `{
  "error_type": "ITEM_ERROR",
  "error_code": "ITEM_LOGIN_REQUIRED",
  "error_message": "the login details of this item have changed",
  "display_message": null,
  "request_id": "m8MDnv9okwxFNBV",
  "item_id": "gAXlMgVEw5uEGoQnnXZ6tn9E7Mn3LBc4PJVKZ",
  "nested": { "body": "{\\"error_type\\":\\"API_ERROR\\",\\"error_code\\":\\"PLANNED_MAINTENANCE\\"}" }
}
`;

const request = `{
  // link-doctor-disable-line missing-oauth-return
  "client_name": "Harbor", "country_codes": ["US"], "language": "en",
  "user": { "client_user_id": "1" }, "products": ["auth"], /* more */ "webhook": "https://a.example/plaid"
}
`;

const env = `# Plaid
PLAID_ENV=development
PLAID_CLIENT_ID=5f0d3b2a1c9e4d0011223344 # link-doctor-disable-line
PLAID_SECRET="0123456789abcdef0123456789abcd"
export PLAID_PUBLIC_KEY='abcdef0123456789abcdef01234567'
PLAID_REDIRECT_URI="https://app.example.com/oauth?x=1"
`;

const log = `2026-01-02T03:04:05Z ERROR plaid: {"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","request_id":"m8MDnv9okwxFNBV"}
\u001b[31mError\u001b[0m: Request failed with status code 400 error_code=INVALID_API_KEYS error_type=INVALID_INPUT access-sandbox-12345678-1234-1234-1234-123456789012
{"level":50,"err":{"data":"{\\"error_code\\":\\"RATE_LIMIT\\",\\"error_type\\":\\"RATE_LIMIT_EXCEEDED\\"}"}}
plaid.exceptions.ItemError: {'error_code': 'NO_ACCOUNTS', 'error_type': 'ITEM_ERROR'}
`;

const go = `package main

import plaid "github.com/plaid/plaid-go/v20/plaid"

func create(userID string, redirectURI string) (string, error) {
	configuration := plaid.NewConfiguration()
	configuration.UseEnvironment(plaid.Development)
	client := plaid.NewAPIClient(configuration)
	user := plaid.LinkTokenCreateRequestUser{ClientUserId: userID}
	request := plaid.NewLinkTokenCreateRequest("Harbor", "en", []plaid.CountryCode{plaid.COUNTRYCODE_US}, user)
	request.SetProducts([]plaid.Products{plaid.PRODUCTS_AUTH})
	if redirectURI != "" {
		request.SetRedirectUri(redirectURI)
	}
	// link-doctor-disable-next-line missing-redirect-uri
	response, _, err := client.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*request).Execute()
	if plaidErr, _ := plaid.ToPlaidError(err); plaidErr.ErrorCode == "ITEM_LOGIN_REQUIRED" {
		return "", err
	}
	return response.GetLinkToken(), nil
}
`;

const ruby = `require 'plaid'
configuration = Plaid::Configuration.new
configuration.server_index = Plaid::Configuration::Environment['development']
request = Plaid::LinkTokenCreateRequest.new({
  user: { client_user_id: user_id.to_s },
  client_name: "Harbor #{name}",
  products: ['auth'], country_codes: ['US'], language: 'en'
})
request.redirect_uri = ENV['PLAID_REDIRECT_URI'] unless ENV['PLAID_REDIRECT_URI'].empty?
begin
  client.link_token_create(request) # link-doctor-disable-line missing-redirect-uri
rescue Plaid::ApiError => e
  raise unless JSON.parse(e.response_body)['error_code'] == 'ITEM_LOGIN_REQUIRED'
end
`;

const java = `import com.plaid.client.model.*;
class Links {
  String create(String id) throws Exception {
    plaidClient.setPlaidAdapter(ApiClient.Development);
    LinkTokenCreateRequest request = new LinkTokenCreateRequest()
      .user(new LinkTokenCreateRequestUser().clientUserId(id))
      .clientName("Harbor")
      .products(Arrays.asList(Products.AUTH))
      .countryCodes(Arrays.asList(CountryCode.US))
      .language("en");
    if (redirectUri != null) request.setRedirectUri(redirectUri);
    // link-doctor-disable-next-line missing-redirect-uri
    return plaidClient.linkTokenCreate(request).execute().body().getLinkToken();
  }
}
`;

const kotlin = `import com.plaid.link.configuration.LinkTokenConfiguration
fun open(token: String) {
  val configuration = LinkTokenConfiguration.Builder().token(token).build() // link-doctor-disable-line
  val request = LinkTokenCreateRequest().clientName("Harbor \${name}").products(listOf(Products.AUTH))
  when (error.errorCode) { "ITEM_LOGIN_REQUIRED" -> reopen() }
}
`;

const csharp = `using Going.Plaid;
var client = new PlaidClient(Environment.Development);
/* link-doctor-disable missing-redirect-uri */
var response = await client.LinkTokenCreateAsync(new LinkTokenCreateRequest() {
  User = new LinkTokenCreateRequestUser { ClientUserId = id.ToString() },
  ClientName = $"Harbor {name}", Products = new[] { Products.Auth },
  CountryCodes = new[] { CountryCode.Us }, Language = Language.English,
});
if (response.Error?.ErrorCode == "ITEM_LOGIN_REQUIRED") return null;
`;

const php = `<?php
use TomorrowIdeas\\Plaid\\Plaid;
$plaid = new Plaid($id, $secret, 'development');
// link-doctor-disable-next-line missing-redirect-uri
$token = $plaid->tokens->create('Harbor', 'en', ['US'], new User($userId), ['auth']);
$body = ['client_name' => "Harbor {$name}", 'country_codes' => ['US'], 'language' => 'en', 'user' => ['client_user_id' => '1']];
$http->post('https://sandbox.plaid.com/link/token/create', ['json' => $body]);
if ($error->error_code === 'ITEM_LOGIN_REQUIRED') { exit; }
?>
<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>
`;

const html = `<!doctype html>
<script src="https://cdn.plaid.com/link/stable/link-initialize.js" data-key="abc" data-env="development"></script>
<!-- link-doctor-disable-next-line public-key-launch -->
<script>
  const handler = Plaid.create({ key: 'abc', env: 'sandbox', product: ['auth'], onExit: (error) => error.error_code });
</script>
<a href="https://cdn.plaid.com/link/v2/stable/link.html?key=abc&amp;env=sandbox">Connect</a>
`;

const vue = `<template>
  <plaid-link env="sandbox" :publicKey="key" clientName="Harbor" product="auth">Connect</plaid-link>
</template>
<script setup lang="ts">
const handler = Plaid.create({ token: props.token, onSuccess: () => {} });
</script>
`;

const markdown = `# Plaid

When you see \`ITEM_LOGIN_REQUIRED\`, open Link in update mode.

\`\`\`js
const response = await client.linkTokenCreate({
  user: { client_user_id: '1' }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en',
});
\`\`\`

| code | what |
| --- | --- |
| NO_ACCOUNTS | {"error_code": "NO_ACCOUNTS", "error_type": "ITEM_ERROR"} |
`;

const dart = `import 'package:plaid_flutter/plaid_flutter.dart';
void open(String token) {
  final configuration = LinkTokenConfiguration(token: token); // link-doctor-disable-line
  PlaidLink.create(configuration: LegacyLinkConfiguration(publicKey: 'abc', clientName: 'Harbor \${name}'));
  if (exit.error?.code == 'ITEM_LOGIN_REQUIRED') reopen();
}
`;

const swift = `import LinkKit
func open(token: String) {
  var configuration = LinkTokenConfiguration(token: token) { success in print("\\(success.publicToken)") }
  configuration.onExit = { exit in if exit.error?.errorCode == "ITEM_LOGIN_REQUIRED" { reopen() } }
  let old = LinkConfiguration(clientName: "Harbor", publicKey: "abc") /* link-doctor-disable-line */
}
`;

const objectiveC = `#import <LinkKit/LinkKit.h>
PLKConfiguration *configuration = [[PLKConfiguration alloc] initWithKey:@"abc" env:PLKEnvironmentDevelopment product:PLKProductAuth];
if ([error.code isEqualToString:@"ITEM_LOGIN_REQUIRED"]) { return; }
`;

const elixir = `defmodule Harbor.Link do
  def create(id) do
    # link-doctor-disable-next-line missing-redirect-uri
    Plaid.Link.create_link_token(%{
      user: %{client_user_id: "#{id}"}, client_name: "Harbor", products: ["auth"], country_codes: ["US"], language: "en"
    })
  end
  def handle({:error, %Plaid.Error{error_code: "ITEM_LOGIN_REQUIRED"}}), do: :update
end
`;

const rust = `use plaid::model::*;
async fn create(client: &PlaidClient, id: &str) {
    let request = LinkTokenCreateRequest { client_name: "Harbor".to_string(), language: "en".into(), redirect_uri: None, ..Default::default() };
    let body = json!({ "client_name": "Harbor", "country_codes": ["US"], "language": "en", "user": { "client_user_id": id } });
    http.post("https://sandbox.plaid.com/link/token/create").json(&body).send().await; // link-doctor-disable-line
    if error.error_code == "ITEM_LOGIN_REQUIRED" { return; }
}
`;

const shell = `#!/bin/sh
PLAID_ENV=development
curl -X POST https://development.plaid.com/link/token/create -H 'Content-Type: application/json' -d '{
  "client_id": "'"$PLAID_CLIENT_ID"'", "secret": "0123456789abcdef0123456789abcd",
  "client_name": "Harbor", "country_codes": ["US"], "language": "en", "user": { "client_user_id": "1" }, "products": ["auth"]
}' # link-doctor-disable-line
[ "$code" = ITEM_LOGIN_REQUIRED ] && exit 1
`;

const xml = `<?xml version="1.0"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android">
  <!-- link-doctor-disable-next-line public-key-launch -->
  <meta-data android:name="com.plaid.link.public_key" android:value="abc" />
  <string name="plaid_public_key">abc</string>
</manifest>
`;

/** For languages that have no sample of their own: what all of them may hold. */
const anything = [payload, env, log, javascript].join('\n');

const own: readonly Sample[] = [
  { path: 'server.ts', text: typescript },
  { path: 'Connect.tsx', text: jsx },
  { path: 'Connect.jsx', text: jsx },
  { path: 'server.js', text: javascript },
  { path: 'link.py', text: python },
  { path: 'error.json', text: payload },
  { path: 'request.jsonc', text: request },
  { path: 'events.jsonl', text: `${JSON.stringify(JSON.parse(payload))}\n{"a":1}\n` },
  { path: '.env', text: env },
  { path: 'api.log', text: log },
  { path: 'main.go', text: go },
  { path: 'link.rb', text: ruby },
  { path: 'Links.java', text: java },
  { path: 'Link.kt', text: kotlin },
  { path: 'Link.cs', text: csharp },
  { path: 'link.php', text: php },
  { path: 'index.html', text: html },
  { path: 'Link.vue', text: vue },
  { path: 'Link.svelte', text: vue },
  { path: 'README.md', text: markdown },
  { path: 'link.dart', text: dart },
  { path: 'Link.swift', text: swift },
  { path: 'Link.m', text: objectiveC },
  { path: 'link.ex', text: elixir },
  { path: 'link.rs', text: rust },
  { path: 'link.sh', text: shell },
  { path: 'AndroidManifest.xml', text: xml },
  { path: 'notes.txt', text: `The bank says ITEM_LOGIN_REQUIRED.\n${payload}` },
];

/** What errors look like in the wild, as text. */
export function wireSamples(): Sample[] {
  const folder = new URL('../../fixtures/wire/', import.meta.url);
  return ['shared', 'own'].flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder))
      .filter((file) => file.endsWith('.txt'))
      .map((file) => ({
        path: `${name}-${file}`,
        text: readFileSync(new URL(`${name}/${file}`, folder), 'utf8'),
      })),
  );
}

/** Valid inputs: one or more for every language there is. */
export const samples: readonly Sample[] = withGeneric([...own, ...templates()]);

/** Of the languages that are code between the code of others. */
function templates(): Sample[] {
  return formats()
    .filter(({ name }) => languageOf(name).islands !== undefined || name.endsWith('.mdx'))
    .map(({ name, text }) => ({ path: name, text }));
}

function withGeneric(known: readonly Sample[]): Sample[] {
  const covered = new Set(known.map(({ path }) => languageOf(path).id));
  return [...known, ...generic(covered)];
}

function generic(covered: ReadonlySet<string>): Sample[] {
  return languages
    .filter(({ id }) => !covered.has(id))
    .map(({ extensions: [extension] }) => ({ path: `sample${extension ?? ''}`, text: anything }));
}
