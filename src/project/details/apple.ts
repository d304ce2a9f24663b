import { type Detail, type DetailFile, detail, matched } from './detail.ts';

const BUNDLE = /PRODUCT_BUNDLE_IDENTIFIER\s{0,3}=\s{0,3}"?(?<value>[\w.-]{1,200})"?\s{0,3};/dg;
const DOMAIN = /<string>\s{0,20}applinks:(?<value>[\w.*-]{1,200})[^<]{0,60}<\/string>/dg;
const APP_ID = /"(?<value>[A-Z0-9]{10}\.[\w.*-]{1,200})"/dg;
const AASA_PATH = /"(?:\/|path|paths)"\s{0,5}:\s{0,5}(?:\[\s{0,20})?"(?<value>[^"\n]{1,200})"/dg;
const SCHEME_DOMAIN = /["']applinks:(?<value>[\w.*-]{1,200})[^"'\n]{0,60}["']/dg;
const EXPO_BUNDLE = /["']?bundleIdentifier["']?\s{0,5}:\s{0,5}["'](?<value>[\w.-]{1,200})["']/dg;
const EXPO_PACKAGE = /["']?package["']?\s{0,5}:\s{0,5}["'](?<value>[A-Za-z]\w*(?:\.\w+){1,10})["']/dg;

/** Bundle identifiers, universal links and the association file; the same of Expo's configuration, Android's name too. */
export function* appleDetails(file: DetailFile): Generator<Detail> {
  if (file.name.endsWith('.entitlements')) {
    const at = file.text.indexOf('com.apple.developer.associated-domains');
    yield detail(
      file,
      at < 0 ? 'ios.entitlements' : 'ios.associated_domains',
      null,
      Math.max(0, at),
      Math.max(1, at + 38),
    );
    yield* matched(file, 'ios.associated_domain', DOMAIN);
  } else if (file.name === 'project.pbxproj') {
    yield* matched(file, 'ios.bundle_id', BUNDLE);
  } else if (/^apple-app-site-association(?:\.json)?$/.test(file.name)) {
    yield* matched(file, 'aasa.app_id', APP_ID);
    yield* matched(file, 'aasa.path', AASA_PATH);
  } else if (
    /^app(?:\.config)?\.(?:json|[cm]?[jt]s)$/.test(file.name) &&
    /expo|bundleIdentifier/.test(file.text)
  ) {
    yield* matched(file, 'ios.bundle_id', EXPO_BUNDLE);
    yield* matched(file, 'ios.associated_domain', SCHEME_DOMAIN);
    yield* matched(file, 'android.application_id', EXPO_PACKAGE);
  }
}
