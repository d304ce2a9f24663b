import type { PayloadKey } from '../model.ts';

/** What a key of a record means: a field of a payload, or a word that can be one only beside a known type or code. */
export type KeyMeaning = PayloadKey | 'weak_type' | 'weak_code' | 'weak_message' | 'weak_id' | 'weak_name';

/** Keys by their letters and digits alone, in lower case: `error_type`, `errorType`, `Error Type` are one. */
const KEYS = new Map<string, KeyMeaning>(
  Object.entries({
    errortype: 'error_type',
    errortypename: 'error_type',
    kplkexiterrorunknowntypekey: 'error_type',
    errorcode: 'error_code',
    kplkexiterrorcodekey: 'error_code',
    errorcodereason: 'error_code_reason',
    errormessage: 'error_message',
    errormsg: 'error_message',
    kplkexiterrormessagekey: 'error_message',
    displaymessage: 'display_message',
    errordisplaymessage: 'display_message',
    kplkexiterrordisplaymessagekey: 'display_message',
    requestid: 'request_id',
    linksessionid: 'link_session_id',
    linksession: 'link_session_id',
    institutionid: 'institution_id',
    institutionname: 'institution_name',
    itemid: 'item_id',
    documentationurl: 'documentation_url',
    suggestedaction: 'suggested_action',
    exitstatus: 'exit_status',
    status: 'status',
    type: 'weak_type',
    errtype: 'weak_type',
    kind: 'weak_type',
    category: 'weak_type',
    domain: 'weak_type',
    code: 'weak_code',
    errcode: 'weak_code',
    reason: 'weak_code',
    error: 'weak_code',
    err: 'weak_code',
    // `dump` of an ExitErrorCode prints the case's name as the key.
    itemerror: 'weak_code',
    institutionerror: 'weak_code',
    apierror: 'weak_code',
    autherror: 'weak_code',
    assetreporterror: 'weak_code',
    invalidinput: 'weak_code',
    invalidrequest: 'weak_code',
    ratelimitexceeded: 'weak_code',
    message: 'weak_message',
    msg: 'weak_message',
    errmsg: 'weak_message',
    id: 'weak_id',
    institution: 'weak_id',
    item: 'weak_id',
    requestref: 'request_id',
    reqid: 'request_id',
    sessionid: 'link_session_id',
    name: 'weak_name',
  } satisfies Record<string, KeyMeaning>),
);

const TAILS = ['errortype', 'errorcode', 'errormessage', 'displaymessage', 'errorcodereason'];
const PLAID_TAILS = ['requestid', 'linksessionid', 'institutionid', 'itemid'];

const seen = new Map<string, KeyMeaning | null>();

/** The meaning of a key as written, or null. `plaid_`, a receiver (`err.error_code`) and affixes of SDKs are looked through. */
export function meaningOf(written: string): KeyMeaning | null {
  if (written.length < 2 || written.length > 80) return null;
  const known = seen.get(written);
  if (known !== undefined) return known;
  const meaning = find(written);
  if (seen.size > 20_000) seen.clear();
  seen.set(written, meaning);
  return meaning;
}

function find(whole: string): KeyMeaning | null {
  // The first key of a query stands behind its address.
  const written = whole.slice(whole.lastIndexOf('?') + 1);
  // A sentence that ends in the words is no key.
  if (
    /[{}%:;,|=]/.test(written.replace(/^:+/, '')) ||
    (/\s/.test(written) && !/^[A-Za-z]+(?: [A-Za-z]+){1,3}$/.test(written))
  )
    return null;
  const segments = written.split(/[.>[\]?!]+/).filter((segment) => /[A-Za-z]/.test(segment));
  const last = squash(segments.at(-1) ?? '');
  const before = squash(segments.at(-2) ?? '');
  const direct = KEYS.get(last);
  // `plaid.error.code`, `error.type`
  if (direct?.startsWith('weak_') && (before === 'error' || before === 'err')) {
    if (last === 'type') return 'error_type';
    if (last === 'code') return 'error_code';
    if (last === 'message') return 'error_message';
  }
  if (direct) return direct;
  if (last.startsWith('plaid')) {
    const rest = KEYS.get(last.slice(5));
    if (rest) return rest;
  }
  for (const tail of TAILS) if (last.endsWith(tail)) return KEYS.get(tail) ?? null;
  if (last.includes('plaid') || last.includes('link'))
    for (const tail of PLAID_TAILS) if (last.endsWith(tail)) return KEYS.get(tail) ?? null;
  return null;
}

function squash(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}
