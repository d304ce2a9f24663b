/**
 * Reads `test/fixtures/request-shapes`: `LANGUAGE/SHAPE.EXT` is a request without faults, in one shape in which the
 * language writes it. Each fault is put in by changing its text; `SHAPE.EXT.fixes` holds what the fixes of the fault's
 * rule then change, line by line.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fix, fixesFor } from '../../../src/fixes/index.ts';
import { NO_FACTS } from '../../../src/project/model.ts';
import type { Recognition } from '../../../src/recognize/recognize.ts';
import { runRules } from '../../../src/rules/index.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { applyEdits } from '../../support/edits.ts';
import { recognizer } from '../../support/recognizer.ts';

const root = fileURLToPath(new URL('../../fixtures/request-shapes/', import.meta.url));

export interface Shape {
  /** `LANGUAGE/SHAPE.EXT`. */
  readonly name: string;
  readonly text: string;
  readonly goldenFile: string;
}

export function shapes(): Shape[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile() && !name.endsWith('.fixes'))
    .sort()
    .map((name) => ({
      name: relative(root, join(root, name)),
      text: readFileSync(join(root, name), 'utf8'),
      goldenFile: join(root, `${name}.fixes`),
    }));
}

export interface Fault {
  readonly name: string;
  readonly rule: string;
  /** The text with the fault, or the same text where the shape cannot have it. */
  readonly put: (text: string) => string;
}

const address = 'https://harbor.example/oauth';
const without = (line: RegExp) => (text: string) =>
  text
    .split('\n')
    .filter((each) => !line.test(each))
    .join('\n');
const withAddress = (other: string) => (text: string) => text.replace(address, other);
const onLine = (line: RegExp, change: (text: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((each) => (line.test(each) ? change(each) : each))
    .join('\n');

const redirect = /harbor\.example\/oauth/;
const language = /language\\?['"]?(?:\]?\s*(?:=>|->|[:=,(]| to )).*\ben\b|Language(?:\(|:|\s=)|\.language\(/;
const countries = /\bUS\b|CountryCode\.Us\b|COUNTRYCODE_US/;
const products = /\bauth\b|Products\.A|PRODUCTS_AUTH/i;
const list = /(@?(?:new\[\]\s*|\[\]string|%w|[\w.]+(?=\())?[[({]\s*)(@?\\?["'])?(\w+)(\\?["'])?(\s*[\])}])/;

export const faults: readonly Fault[] = [
  { name: 'no return', rule: 'missing-oauth-return', put: without(redirect) },
  { name: 'no language', rule: 'missing-required-field', put: without(language) },
  {
    name: 'no language, no countries',
    rule: 'missing-required-field',
    put: (text) => without(countries)(without(language)(text)),
  },
  { name: 'http', rule: 'redirect-uri-http', put: withAddress(address.replace('https', 'http')) },
  { name: 'a query', rule: 'redirect-uri-query', put: withAddress(`${address}?user=1`) },
  { name: 'a fragment', rule: 'redirect-uri-fragment', put: withAddress(`${address}#done`) },
  {
    name: 'a blank before the address',
    rule: 'redirect-uri-whitespace',
    put: (text) => text.replace(new RegExp(`(?<=["'])${address}`), ` ${address}`),
  },
  {
    name: 'a blank address',
    rule: 'redirect-uri-blank',
    put: (text) => text.replace(new RegExp(`(?<=["'])${address}`), ''),
  },
  {
    name: 'both returns',
    rule: 'redirect-uri-with-android-package-name',
    put: onLine(redirect, (line) => {
      const other = line
        .replace(address, 'com.example.harbor')
        .replace(/redirect_uri/, 'android_package_name')
        .replace(/RedirectUri/, 'AndroidPackageName')
        .replace(/redirectUri/, 'androidPackageName');
      return `${line}\n${other}`;
    }),
  },
  {
    name: 'balance',
    rule: 'balance-in-products',
    put: onLine(products, (line) =>
      line.replace(
        /(?:[\w.]+\(|[\w.]+\.|plaid\.)?(?:@?\\?["'])?\b(?:PRODUCTS_)?auth\b(?:\\?["']\)?)?/i,
        (item) => {
          const other = item.replace('auth', 'balance').replace('Auth', 'Balance').replace('AUTH', 'BALANCE');
          if (/^\s*- /.test(line)) return `${item}\n${line.replace(item, other)}`;
          return `${item}${line.includes('%w') ? ' ' : ', '}${other}`;
        },
      ),
    ),
  },
  {
    name: 'no product of Plaid',
    rule: 'unknown-product',
    put: onLine(products, (line) => line.replace(/(?<=["'[ ])auth(?=\\?["'\]]|$)/, 'transaction')),
  },
  {
    name: 'a country by another name',
    rule: 'unknown-country-code',
    put: onLine(countries, (line) => line.replace(/(?<=["'[ ])US(?=\\?["'\]]|$)/, 'UK')),
  },
  {
    name: 'a language with its region',
    rule: 'unknown-language',
    put: onLine(language, (line) => line.replace(/(?<=["'= ])en(?=\\?["']|$| #)/, 'en-US')),
  },
  {
    name: 'a text for a list',
    rule: 'not-an-array',
    put: onLine(products, (line) =>
      line.replace(list, (_, _open, open = '"', word: string, close = '"') => `${open}${word}${close}`),
    ),
  },
  {
    name: 'no countries in the list',
    rule: 'empty-array',
    put: onLine(countries, (line) =>
      line.replace(/([[({])[^[\](){}]*(?:US|Us)\b[^[\](){}]*([\])}])/, '$1$2'),
    ),
  },
  {
    name: "a client's spelling",
    rule: 'camel-case-field',
    put: (text) => text.replace('country_codes', 'countryCodes'),
  },
  {
    name: 'a near name',
    rule: 'unknown-field',
    put: onLine(redirect, (line) => line.replace('redirect_uri', 'redirect_url')),
  },
  {
    name: 'no field of Plaid',
    rule: 'unknown-field',
    put: onLine(redirect, (line) => line.replace('redirect_uri', 'colour')),
  },
  {
    name: 'products in update mode',
    rule: 'products-in-update-mode',
    put: (text) => {
      // JSON has no names.
      const literal = new RegExp(`@?\\\\?["']${text.startsWith('{') ? 'x' : ''}${address}\\\\?["']`);
      return onLine(redirect, (line) => {
        const other = line
          .replace(literal, 'token')
          .replace(address, 'access-sandbox-token')
          .replace(/redirect_uri/, 'access_token')
          .replace(/RedirectUri/, 'AccessToken')
          .replace(/redirectUri/, 'accessToken');
        return `${line}\n${other}`;
      })(text);
    },
  },
];

export interface Cell {
  readonly text: string;
  readonly recognition: Recognition;
  readonly findings: readonly Finding[];
  /** Of the rule's findings, in order. */
  readonly fixes: readonly Fix[];
}

export async function cell(shape: Shape, rule: string, text: string): Promise<Cell> {
  const recognition = await recognizer.recognize({ text, path: shape.name.replace(/^.*\//, '') });
  const findings = runRules(recognition, NO_FACTS, { severities: {}, includeTests: true });
  const fixes = findings.filter((each) => each.rule === rule).flatMap((each) => fixesFor(each, recognition));
  return { text, recognition, findings, fixes };
}

/** The lines that differ, `-` before and `+` behind the fix, with what is the same at both ends left out. */
export function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  const fresh = after.split('\n');
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail))
    tail++;
  return [
    ...old.slice(head, old.length - tail).map((line) => `- ${line}`),
    ...fresh.slice(head, fresh.length - tail).map((line) => `+ ${line}`),
  ];
}

/** The golden of a shape: every fault it can have, and what each fix of it changes. */
export async function goldenOf(shape: Shape): Promise<string> {
  const out: string[] = [];
  for (const { name, rule, put } of faults) {
    const text = put(shape.text);
    if (text === shape.text) continue;
    const { findings, fixes } = await cell(shape, rule, text);
    if (!findings.some((each) => each.rule === rule)) continue;
    out.push(`# ${name} (${rule})`);
    for (const fix of fixes) {
      out.push(
        `${fix.preferred ? '*' : '='} ${fix.title}`,
        ...changedLines(text, applyEdits(text, fix.edits)),
      );
    }
    if (fixes.length === 0) out.push('none');
    out.push('');
  }
  return out.join('\n');
}
