import type { Problem } from './problem.ts';

/** Building and linking the mobile SDKs. */
export const native: readonly Problem[] = [
  {
    id: 'native-module-missing',
    title:
      'The native part of the SDK is not in the running app: it was not linked or rebuilt, or the app runs in Expo Go.',
    signs: [
      [
        /nativemodules?|native module|turbomodule|of (?:null|undefined)|is null|not an object|expo go|invariant violation|doesn'?t seem to be linked|missingpluginexception/,
        /plaid|react[- ]native|expo|flutter|rnlinksdk/,
      ],
    ],
    unless: /checknotnull|token must|balances|received_data/,
    platforms: ['ios', 'android', 'react-native', 'flutter'],
    sure: true,
    steps: [
      'Install the native parts and rebuild: npx pod-install (pod install in ios/), then build the app again; reloading JavaScript is not enough.',
      'Expo Go cannot hold native modules: make a development build (npx expo prebuild, expo run).',
      'Remove manual linking of earlier versions; React Native links by itself since 0.60.',
    ],
    source: 'https://plaid.com/docs/link/react-native/',
  },
  {
    id: 'android-duplicate-class',
    title:
      'Two versions of the same library meet in the Android build: an old dependency is named beside the one that the SDK brings.',
    signs: [
      [
        /duplicate class|program type already present|duplicate symbols?|conflicting dependenc|noclassdeffounderror|nosuch(?:method|field)error|exceptionininitializererror|abstractmethoderror/,
      ],
    ],
    sure: true,
    steps: [
      'Remove your explicit dependency com.plaid.link:sdk-core (and old androidx or appcompat lines, 1.1 and before): react-native-plaid-link-sdk and plaid_flutter bring the right one as a transitive dependency.',
      'Align the versions with gradlew app:dependencies, then clean and build.',
    ],
    source: 'https://github.com/plaid/react-native-plaid-link-sdk/issues/153',
  },
  {
    id: 'android-min-sdk',
    title:
      "The app's minSdkVersion is below the one that Plaid's Android SDK needs (21, higher in newer versions).",
    signs: [[/minsdk(?:version)?|uses-sdk/]],
    sure: true,
    steps: [
      'Raise minSdkVersion in android/app/build.gradle to the number in the message or higher (at least 21).',
      'In Flutter set minSdkVersion there instead of flutter.minSdkVersion; in Expo use expo-build-properties.',
    ],
    source: 'https://plaid.com/docs/link/android/#requirements',
  },
  {
    id: 'android-build',
    title: 'The Android build is older than the SDK expects: compileSdk, Gradle plug-in or Kotlin.',
    signs: [
      [
        /package com\.plaid\S* does not exist|could not (?:resolve|find) com\.plaid|unresolved reference.{0,20}plaid|task :app:|:react-native-plaid-link-sdk:/,
      ],
      [/compilesdk|manifest merger|kotlin_module|kotlin.{0,20}(?:metadata|version)|gradle/, /plaid|sdk/],
    ],
    unless: /minsdk|duplicate class/,
    sure: false,
    steps: [
      'Raise compileSdkVersion, the Android Gradle plug-in and Kotlin to what the release notes of the SDK version name.',
      'Or stay on the last SDK version that supports your build, and plan the upgrade.',
    ],
    source: 'https://plaid.com/docs/link/android/#requirements',
  },
  {
    id: 'android-crash',
    title:
      "Plaid's Android SDK crashes in this app: its libraries do not fit together, or shrinking removed what it needs.",
    signs: [[/android|\bapk\b|play store|kotlin/, /crash|fatal exception|closes immediately|force close/]],
    unless: /oauth|redirect|token must|minsdk|duplicate class|after the bank/,
    platforms: ['android', 'react-native', 'flutter'],
    sure: false,
    steps: [
      'Read the exception in logcat (the lines "Caused by"): a missing class or method means two versions of a library; a null token means Link was opened too early.',
      'Remove explicit versions of com.plaid.link:sdk-core, okhttp and appcompat, and upgrade the SDK to its newest patch version.',
      'If only the release build crashes, look at the rules of R8 or ProGuard: the SDK brings its own, broad rules of the app can undo them.',
    ],
    source: 'https://github.com/plaid/react-native-plaid-link-sdk/issues',
  },
  {
    id: 'ios-linkkit-build',
    title: 'LinkKit is missing from the iOS build, or was built with another Swift compiler than yours.',
    signs: [
      [
        /undefined symbols?|duplicate interface|unknown type name|undeclared|cannot find (?:type|'?plk)|has no member/,
        /plk[a-z]|linkkit|plaid/,
      ],
      [
        /linkkit/,
        /module|compiler|swift version|not found|no such|xcframework|framework not found|pod install|podspec|compatible versions|cannot find|undefined symbol|could not build|header/,
      ],
      [/no such module .{0,3}plaid|deployment target|higher minimum/, /plaid|linkkit|pod/],
    ],
    unless: /session|redirect|token/,
    platforms: ['ios', 'react-native', 'flutter'],
    sure: true,
    steps: [
      'Run pod install again with a current CocoaPods (1.10.1 or later for xcframeworks: pod repo update), open the .xcworkspace, and clean the build folder.',
      'Build with the Xcode version that the LinkKit release names (the same Swift toolchain or a newer one), or upgrade LinkKit.',
      'Raise the deployment target of the app and of the Podfile to the one LinkKit asks for.',
    ],
    source: 'https://plaid.com/docs/link/ios/#requirements',
  },
];
