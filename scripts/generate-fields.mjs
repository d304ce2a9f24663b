/**
 * Writes src/catalog/data/fields.generated.json from the types of the `plaid` npm package: every field of a
 * /link/token/create request (`[]` stands for the items of a list), the products, countries and error types. Run it
 * after an update of the package.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const output = new URL('../src/catalog/data/fields.generated.json', import.meta.url);

const MEMBER = /^ {4}'?([\w-]+)'?(\?)?: (.+);$/;
const ENUM_VALUE = /^ {4}'?\w+'? = "([^"]*)",?$/;

/**
 * The interfaces and enumerations of a declaration file written by OpenAPI Generator: one member a line, a doc
 * comment above it.
 */
function declarations(text) {
  const interfaces = new Map();
  const enums = new Map();
  let members = null;
  let values = null;
  let deprecated = false;
  for (const line of text.split('\n')) {
    const opened = /^export (interface|declare enum) (\w+)(?: extends ([\w, ]+))? \{$/.exec(line);
    if (opened) {
      members = opened[1] === 'interface' ? [] : null;
      values = members ? null : [];
      if (members) interfaces.set(opened[2], { members, bases: opened[3]?.split(', ') ?? [] });
      else enums.set(opened[2], values);
      deprecated = false;
    } else if (line.startsWith('}')) {
      members = values = null;
    } else if (/^\s*\*? *@deprecated/.test(line)) {
      deprecated = true;
    } else if (members) {
      const member = MEMBER.exec(line);
      if (!member) continue;
      members.push({ name: member[1], required: !member[2], type: member[3], deprecated });
      deprecated = false;
    } else if (values) {
      const value = ENUM_VALUE.exec(line);
      if (value) values.push(value[1]);
    }
  }
  return { interfaces, enums };
}

/** A declared type taken apart: `Array<CountryCode> | null` is an array of CountryCode that may be null. */
function takeApart(type) {
  const parts = type.split(' | ');
  const core = parts.filter((part) => part !== 'null').join(' | ');
  const array = /^(?:Array<(.+)>|(.+)\[\])$/.exec(core);
  return { nullable: parts.includes('null'), array: Boolean(array), name: array?.[1] ?? array?.[2] ?? core };
}

function membersOf(name, { interfaces }) {
  const found = interfaces.get(name);
  return found ? [...found.bases.flatMap((base) => membersOf(base, { interfaces })), ...found.members] : [];
}

function fieldsOf(name, declared, prefix = '', seen = []) {
  return membersOf(name, declared).flatMap((member) => {
    const { nullable, array, name: type } = takeApart(member.type);
    const values = declared.enums.get(type);
    const isObject = declared.interfaces.has(type);
    const basic = values ? 'string' : isObject || type === 'object' || type.startsWith('{') ? 'object' : type;
    const path = prefix + member.name;
    const field = {
      path,
      type: array ? `array<${basic}>` : basic,
      required: member.required,
      ...(nullable && { nullable }),
      ...(member.deprecated && { deprecated: true }),
      ...(values && { enum: values.filter((value) => value !== 'null') }),
    };
    if (!isObject || seen.includes(type)) return [field];
    return [field, ...fieldsOf(type, declared, array ? `${path}[].` : `${path}.`, [...seen, type])];
  });
}

/** The facts, ready to be written. */
export function generateFields() {
  const require = createRequire(import.meta.url);
  const main = require.resolve('plaid');
  const text = readFileSync(new URL('api.d.ts', `file://${main}`), 'utf8');
  const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${main}`), 'utf8'));
  const declared = declarations(text);
  return {
    package: 'plaid',
    version,
    openapi: /OpenAPI document: (\S+)/.exec(text)?.[1] ?? null,
    fields: fieldsOf('LinkTokenCreateRequest', declared),
    products: declared.enums.get('Products'),
    country_codes: declared.enums.get('CountryCode'),
    error_types: declared.enums.get('PlaidErrorType'),
  };
}

/** JSON with one field or list a line, so that an update reads well in a diff. */
export function fieldsText() {
  const { fields, ...rest } = generateFields();
  const lines = Object.entries(rest).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const rows = fields.map((field) => `    ${JSON.stringify(field)}`).join(',\n');
  return `{\n${lines.join(',\n')},\n  "fields": [\n${rows}\n  ]\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(output, fieldsText());
