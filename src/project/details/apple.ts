import { type Detail, type DetailFile, detail, matched, valuesOf } from './detail.ts';

const BUNDLE = /PRODUCT_BUNDLE_IDENTIFIER\s{0,3}=\s{0,3}"?(?<value>[^";\n]{1,200})"?\s{0,3};/dg;
/** Settings of targets that are no app for iOS: tests, and apps for other systems. */
const OTHER_TARGET =
  /\bTEST_(?:HOST|TARGET_NAME)\b|\bSDKROOT\s{0,3}=\s{0,3}(?:macosx|appletvos|watchos|xros)\b/;
const PRODUCT_NAME = /\bPRODUCT_NAME\s{0,3}=\s{0,3}"?(?<value>[^";\n]{1,200})"?\s{0,3};/;
const DOMAIN = /<string>\s{0,20}applinks:(?<value>[\w.*-]{1,200})[^<]{0,60}<\/string>/dg;
const APP_ID = /"(?<value>[A-Z0-9]{10}\.[\w.*-]{1,200})"/dg;
const AASA_PATH = /"(?:\/|path|paths)"\s{0,5}:\s{0,5}(?:\[\s{0,20})?"(?<value>[^"\n]{1,200})"/dg;
/** Bundle identifiers, universal links and the association file. */
export function* appleDetails(file: DetailFile): Generator<Detail> {
  // Flutter keeps the app for macOS beside the others.
  if (/(?:^|\/)macos\//i.test(file.path)) return;
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
    yield* bundles(file);
  } else if (/^apple-app-site-association(?:\.json)?$/.test(file.name)) {
    yield* matched(file, 'aasa.app_id', APP_ID);
    yield* matched(file, 'aasa.path', AASA_PATH);
  }
}

/** The bundle identifiers of app targets, with the name of the product put in; what only a build tells is left out. */
function* bundles(file: DetailFile): Generator<Detail> {
  for (const found of valuesOf(file.text, BUNDLE)) {
    const from = Math.max(0, file.text.lastIndexOf('buildSettings', found.start));
    const to = file.text.indexOf('};', found.start);
    const settings = file.text.slice(from, to < 0 ? undefined : to);
    if (OTHER_TARGET.test(settings)) continue;
    const product = PRODUCT_NAME.exec(settings)?.groups?.value ?? '$';
    const value = found.value.replace(/\$\(PRODUCT_NAME(?::(?:rfc1034identifier|c99extidentifier))?\)/g, () =>
      product.replace(/[^\w.$-]/g, '-'),
    );
    if (!/[^\w.-]/.test(value)) yield detail(file, 'ios.bundle_id', value, found.start, found.end);
  }
}
