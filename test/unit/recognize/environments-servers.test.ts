import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizer } from '../../support/recognizer.ts';

const cases: readonly (readonly [name: string, path: string, text: string, expected: string])[] = [
  [
    'Ruby: a default',
    'a.rb',
    `require 'plaid'\nE = ENV.fetch('PLAID_ENV', 'development')`,
    'development lookup',
  ],
  [
    'Java: a default',
    'A.java',
    'import com.plaid.client.ApiClient;\nclass A { String e = System.getenv().getOrDefault("PLAID_ENV", "development"); }',
    'development lookup',
  ],
  [
    'Java: a property with a default',
    'A.java',
    'import com.plaid.client.ApiClient;\nclass A { String e = p.getProperty("plaid.environment", "development"); }',
    'development lookup',
  ],
  [
    'Spring: a placeholder with a default',
    'A.java',
    `import com.plaid.client.ApiClient;\nclass A { @Value("\${plaid.env:development}") String e; @Value("\${spring.env:development}") String f; }`,
    'development lookup',
  ],
  [
    'Kotlin: a default',
    'a.kt',
    'import com.plaid.client.ApiClient\nval e = System.getenv("PLAID_ENV") ?: "development"',
    'development lookup',
  ],
  [
    'C#: a default',
    'A.cs',
    'using Going.Plaid;\nclass A { string e = System.Environment.GetEnvironmentVariable("PLAID_ENV") ?? "development"; }',
    'development lookup',
  ],
  [
    'C#: a default of a section',
    'A.cs',
    'using Going.Plaid;\nclass A { string e = configuration["Plaid:Environment"] ?? "development"; }',
    'development lookup',
  ],
  [
    'Go: a default by an own helper',
    'a.go',
    'package a\nimport "github.com/plaid/plaid-go/v43/plaid"\nvar e = envOrDefault("PLAID_ENV", "development")',
    'development lookup',
  ],
  [
    'Go: a default of a section',
    'a.go',
    'package a\nfunc f() { viper.SetDefault("plaid.environment", "development") }',
    'development lookup',
  ],
  [
    'Go: another section',
    'a.go',
    'package a // plaid\nfunc f() { viper.SetDefault("app.environment", "development") }',
    '',
  ],
  [
    'Ruby: a section',
    'a.rb',
    `Rails.application.configure do\n  config.plaid.env = 'development'\nend`,
    'development variable',
  ],
  ['Ruby: a comparison', 'a.rb', `skip if config.plaid.env == 'development'`, ''],
  [
    'PHP: an entry below plaid',
    'config/services.php',
    "<?php\nreturn ['plaid' => ['client_id' => env('PLAID_CLIENT_ID'), 'env' => 'development']];",
    'development variable',
  ],
  [
    'PHP: an entry below plaid with a default',
    'config/services.php',
    "<?php\nreturn ['plaid' => ['env' => env('BANK_ENV', 'development')], 'mail' => ['env' => env('MAIL_ENV', 'development')]];",
    'development lookup',
  ],
  [
    'PHP: the mode of the program',
    'config/services.php',
    "<?php\nreturn ['plaid' => ['env' => env('APP_ENV', 'development')]];",
    '',
  ],
  [
    'Ruby: an address with a name',
    'a.rb',
    'env = "development"\npost("https://#{env}.plaid.com/accounts/get")',
    'development host',
  ],
  [
    'Ruby: an address with a chosen name',
    'a.rb',
    `env = live? ? 'production' : 'development'\nhost = "https://#{env}.plaid.com"`,
    'production lookup; development lookup',
  ],
  ['Ruby: an address with the mode of the program', 'a.rb', 'host = "https://#{Rails.env}.plaid.com"', ''],
  [
    'PHP: an address with a name',
    'a.php',
    '<?php\n$env = "development";\n$url = "https://{$env}.plaid.com";',
    'development host',
  ],
  [
    'TypeScript: an address with a name',
    'a.ts',
    "const env = 'development';\nconst url = `https://" + '$' + '{env}.plaid.com`;',
    'development host',
  ],
  [
    'TypeScript: another host',
    'a.ts',
    "const env = 'development'; // plaid\nconst url = `https://" + '$' + '{env}.plaid.com.example.org`;',
    '',
  ],
];

for (const [name, path, text, expected] of cases) {
  test(`environment in ${name}`, async () => {
    const { environments } = await recognizer.recognize({ text, path });
    assert.equal(environments.map((each) => `${each.environment} ${each.form}`).join('; '), expected);
  });
}

test('a public key in the configuration of the Elixir package', async () => {
  const keys = async (text: string, path = 'config/config.exs') =>
    (await recognizer.recognize({ text, path })).publicKeyOptions.map(({ span }) =>
      text.slice(span.start, span.end),
    );
  const config = (value: string) =>
    `import Config\nconfig :plaid,\n  root_uri: "https://sandbox.plaid.com/",\n  public_key: ${value},\n  secret: "x"\n`;
  assert.deepEqual(await keys(config('System.get_env("KEY")')), ['public_key: System.get_env("KEY")']);
  assert.deepEqual(await keys('config :plaid, public_key: "k", secret: "s"'), ['public_key: "k"']);
  assert.deepEqual(await keys(config('nil')), []);
  assert.deepEqual(await keys(config('""')), []);
  assert.deepEqual(await keys('# config :plaid, public_key: "k"'), []);
  assert.deepEqual(await keys('config :plaid, secret: "s"\n\nconfig :jose,\n  public_key: "k"\n'), []);
  assert.deepEqual(await keys('config :ssh, public_key: "k"'), []);
});
