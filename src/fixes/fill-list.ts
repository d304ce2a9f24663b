import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix } from './fix.ts';
import { codeAt, requestOf } from './shared/code.ts';
import { itemText } from './shared/lists.ts';

/** A list without items: what stands up to and behind the place of the first one. */
const emptyList =
  /^(["']?\s*(?:@|&|vec!|%[wi]|(?:new\s*(?:string\s*)?(?:\[\]\s*)?)|(?:[\w.]+\.)?(?:asList|of|listOf|arr|List|array)(?=\())?[[({])\s*([\])}]["']?)$/;

/** Puts a named value into an empty list where there is one to name; which products only the developer can tell. */
export function fillList(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { field?: string; value?: Span } | undefined;
  const request = requestOf(recognition, data);
  if (!request || !data?.value || data.field === undefined) return [];
  const { value, field } = data;
  const word = field === 'country_codes' ? 'US' : /account_subtypes$/.test(field) ? 'all' : null;
  const site = request.fields.get(field)?.sites.at(-1);
  const code = codeAt(recognition, value.start);
  const list = code.text.slice(value.start, value.end);
  const around = emptyList.exec(list);
  if (word === null || !site || !around) return [];
  const isModel = request.keys === 'typed' && request.insert?.form === 'keyword';
  const item = itemText(code, site, list, word, isModel);
  if (item === null) return [];
  const [, open = '', close = ''] = around;
  const space = open.endsWith('{') ? ' ' : '';
  const name = word === 'US' ? 'US (United States)' : 'all';
  return [
    {
      title: `Put ${name} into ${field.slice(field.lastIndexOf('.') + 1)}`,
      edits: [{ span: value, newText: open + space + item + space + close }],
      preferred: false,
      changesBehavior: true,
    },
  ];
}
