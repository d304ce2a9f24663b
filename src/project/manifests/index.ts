import { cartfile, podfile, podfileLock, podspec, swiftPackage, xcodeProject } from './apple.ts';
import { pubspec } from './dart.ts';
import { androidManifest, gradle, pom, versionCatalog } from './jvm.ts';
import type { ManifestReader } from './manifest.ts';
import { appConfig, appJson, denoJson, packageJson } from './npm.ts';
import { page } from './page.ts';
import { cargo, composer, dotnet, gemfile, gemspec, goMod, mix, python } from './server.ts';

/** Every kind of manifest that says where Link runs or which library calls Plaid. */
export const MANIFESTS: readonly ManifestReader[] = [
  packageJson,
  appJson,
  appConfig,
  denoJson,
  podfile,
  podfileLock,
  podspec,
  swiftPackage,
  xcodeProject,
  cartfile,
  gradle,
  versionCatalog,
  pom,
  androidManifest,
  pubspec,
  gemfile,
  gemspec,
  python,
  goMod,
  dotnet,
  composer,
  mix,
  cargo,
  page,
];

/** The reader for a file by its path, or null when it is no manifest. */
export function manifestReader(path: string): ManifestReader | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return MANIFESTS.find((reader) => reader.name.test(name)) ?? null;
}

/**
 * The folder a manifest makes a package of, '' for the workspace itself, or null. An Xcode project stands for the
 * folder around it, a version catalog for the build it belongs to.
 */
export function packageFolder(path: string): string | null {
  const reader = manifestReader(path);
  if (!reader?.package) return null;
  const parts = path.split('/').slice(0, -1);
  const bundle = parts.findIndex((part) => /\.(?:xcodeproj|xcworkspace)$/.test(part));
  return (bundle < 0 ? parts : parts.slice(0, bundle)).join('/');
}
