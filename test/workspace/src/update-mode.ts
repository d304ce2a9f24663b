import { CountryCode, type LinkTokenCreateRequest } from 'plaid';
import { plaid } from './plaid.js';

const redirectUri = process.env.PLAID_REDIRECT_URI;
const androidPackageName = process.env.PLAID_ANDROID_PACKAGE_NAME;

/** A link token that lets the user log in again; the return to the app depends on the system that asks. */
export async function updateModeToken(userId: string, accessToken: string, system: 'ios' | 'android') {
  const request: LinkTokenCreateRequest = {
    user: { client_user_id: userId },
    client_name: 'Coffee Budget',
    country_codes: [CountryCode.Us],
    language: 'en',
    access_token: accessToken,
  };
  if (system === 'ios' && redirectUri) request.redirect_uri = redirectUri;
  if (system === 'android' && androidPackageName) request.android_package_name = androidPackageName;
  const { data } = await plaid.linkTokenCreate(request);
  return data.link_token;
}
