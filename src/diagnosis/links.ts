import { knownCause } from '../catalog/causes.ts';
import type { Cause, Link } from './model.ts';
import type { Known } from './recognized.ts';
import type { SymptomMatch } from './symptoms.ts';

/** Pages to read on: those of the errors, of the symptoms that are shown, and the sources of the leading cause. */
export function links(
  errors: readonly Known[],
  causes: readonly Cause[],
  symptoms: readonly SymptomMatch[],
): readonly Link[] {
  const all: Link[] = [];
  const add = (title: string, url: string | null) => {
    if (url && !all.some((one) => one.url === url)) all.push({ title, url });
  };
  for (const { recognized } of errors.slice(0, 3)) {
    add(`${recognized.error_code ?? recognized.error_type} in Plaid's documentation`, recognized.docs);
    for (const { error_type, docs } of recognized.others)
      add(`${recognized.error_code} under ${error_type}`, docs);
  }
  for (const { symptom } of symptoms.slice(0, 2)) {
    if (causes.some(({ id }) => id.startsWith(`symptom/${symptom.id}/`)))
      add(`Troubleshooting: ${symptom.title}`, symptom.docs_url);
  }
  for (const source of knownCause(causes[0]?.id ?? '')?.sources ?? [causes[0]?.source ?? '']) {
    if (source.startsWith('https://github.com/')) add(`A public report: ${reportName(source)}`, source);
    else if (source.startsWith('https://plaid.com/docs/'))
      add(source.slice('https://'.length).replace(/[/#]+$/, ''), source);
  }
  return all;
}

/** `plaid/quickstart #247` of the address of an issue or a pull request. */
function reportName(url: string): string {
  const [, , , owner, name, , number] = url.split('/');
  return `${owner}/${name}${number && /^\d+$/.test(number) ? ` #${number}` : ''}`;
}
