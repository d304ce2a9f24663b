import { type Detail, type DetailFile, matched } from './detail.ts';

const APPLICATION_ID =
  /(?:^|[\s;{])(?<!\/\/[^\n]{0,100})applicationId\s{0,5}(?:=\s{0,5}|\(\s{0,5})?["'](?<value>[\w.]{1,200})["']/dg;
const SUFFIX =
  /(?:^|[\s;{])(?<!\/\/[^\n]{0,100})applicationIdSuffix\s{0,5}(?:=\s{0,5}|\(\s{0,5})?["'](?<value>[\w.]{1,100})["']/dg;
const MIN_SDK = /(?:^|[\s;{])minSdk(?:Version)?\s{0,5}(?:=\s{0,5}|\(\s{0,5})?(?<value>\d{1,3})\b/dg;
const MINIFY = /(?:^|[\s;{])(?:isMinifyEnabled|minifyEnabled)\s{0,5}=?\s{0,5}(?<value>true)\b/dg;
const SDK = /["'](?<value>com\.plaid\.link:sdk-core:[\w.+-]{1,40})["']/dg;
const LAUNCH_MODE = /android:launchMode\s{0,5}=\s{0,5}["'](?<value>singleInstance(?:PerTask)?)["']/dg;
const NO_HISTORY = /android:noHistory\s{0,5}=\s{0,5}["'](?<value>true)["']/dg;
const PACKAGE = /"package_name"\s{0,5}:\s{0,5}"(?<value>[\w.]{1,200})"/dg;

/** Names of builds, launch modes and what an Android project has of the SDK. */
export function* androidDetails(file: DetailFile): Generator<Detail> {
  if (/\.gradle(?:\.kts)?$/.test(file.name)) {
    yield* matched(file, 'android.application_id', APPLICATION_ID);
    yield* matched(file, 'android.application_id_suffix', SUFFIX);
    yield* matched(file, 'android.min_sdk', MIN_SDK);
    yield* matched(file, 'android.minify', MINIFY);
    yield* matched(file, 'android.sdk', SDK);
  } else if (file.name === 'AndroidManifest.xml') {
    yield* matched(file, 'android.launch_mode', LAUNCH_MODE);
    yield* matched(file, 'android.no_history', NO_HISTORY);
  } else if (file.name === 'assetlinks.json') {
    yield* matched(file, 'assetlinks.package', PACKAGE);
  }
}
