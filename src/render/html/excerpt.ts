import type { Place } from '../../project/model.ts';

/** How much of a line is shown on either side of the place, in UTF-16 units. */
const AROUND = 100;
/** `PLAID_SECRET=…`, `export LINK_TOKEN: …`: what stands in a file of variables under such a name is never shown. */
const SECRET_VARIABLE =
  /^(\s{0,20}(?:export\s{1,4})?["']?[\w.-]{0,60}(?:SECRET|TOKEN|KEY|PASSWORD|PASSWD|PWD|CREDENTIAL)[\w.-]{0,60}["']?\s{0,4}[=:]\s{0,4})\S.*$/i;

/** The part of a line around a place; the value of a variable that names a secret is left out, whatever it looks like. */
export function excerpt(line: string, place: Place): string {
  const from = Math.max(0, place.column - AROUND);
  const to = Math.max(place.endColumn, place.column) + AROUND;
  const cut = `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`.trim();
  return isVariables(place.path) ? cut.replace(SECRET_VARIABLE, '$1…') : cut;
}

/** Files that hold settings by name: `.env`, `prod.env`, `application.properties`, YAML. */
function isVariables(path: string): boolean {
  return /(?:^|\/)\.env[\w.-]*$|\.(?:env|properties|ya?ml|toml|ini|conf|xcconfig)$/i.test(path);
}
