/** Views of the diagnosis panel for tests: real diagnoses, and one in which every part is there. */
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../src/diagnosis/model.ts';
import { type DiagnosisView, placeKey, stepId } from '../../src/render/html/view.ts';

export const TOKEN = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';

const payload =
  '{"error_type":"INVALID_REQUEST","error_code":"INVALID_FIELD","error_message":"OAuth redirect URI must be configured in the developer dashboard. See https://plaid.com/docs/#oauth-redirect-uris","request_id":"HNTDNrA8F1shFEW","item_id":"DWVAAPWq4RHGlEaNyGKRTAnPLaEmo8Cvq7na6"}';

/** A diagnosis of a real payload, seen in a panel nobody has touched. */
export function viewOf(text: string = payload): DiagnosisView {
  return {
    diagnosis: diagnose({ text }, null),
    origin: 'logs/api.log:12',
    excerpts: new Map(),
    done: new Set(),
    fixes: [],
    tokens: [],
    checked: null,
    resolved: false,
  };
}

const place = { path: 'src/server.ts', line: 11, column: 2, endColumn: 18 };

/** The same with everything that a panel can show. */
export function fullView(): DiagnosisView {
  const view = viewOf();
  const [first, ...others] = view.diagnosis.causes;
  if (!first) throw new Error('the sample has no cause');
  const diagnosis: Diagnosis = {
    ...view.diagnosis,
    causes: [
      {
        ...first,
        certainty: 'proved by the project',
        evidence: [
          { text: 'The redirect URI here is http://localhost:3000/return', place },
          { text: 'The text names no other field', place: null },
        ],
        against: ['The request in src/other.ts sends a registered address.'],
      },
      { ...(others[0] ?? first), certainty: 'likely', evidence: [{ text: 'Seen here', place }] },
      {
        ...first,
        id: 'sample-possible',
        title: 'Another field of the request is refused',
        statement: 'Another field of the request is refused.',
        certainty: 'possible',
      },
      ...others.slice(1),
    ],
    verdict: { text: first.statement ?? first.title, certainty: 'proved by the project' },
    in_link: ['Something went wrong. Try another account.'],
    sandbox: 'Call `/sandbox/item/reset_login` with the access_token.',
    support: { wanted: ['request_id', 'link_session_id'], at_hand: view.diagnosis.support.at_hand },
    notes: ['The project says which platforms matter: plaid-link-ios.'],
  };
  return {
    ...view,
    diagnosis,
    excerpts: new Map([[placeKey(place), "  redirect_uri: 'http://localhost:3000/return',"]]),
    done: new Set(diagnosis.steps.slice(0, 1).map(stepId)),
    fixes: [{ title: 'Add redirect_uri from PLAID_REDIRECT_URI', where: 'src/server.ts:12' }],
    tokens: [{ name: 'access_token', value: TOKEN }],
    checked: { at: '11:42:03', changes: ['New evidence: The redirect URI here is http (src/server.ts:12)'] },
  };
}
