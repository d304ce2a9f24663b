/** [package, file] of every WebAssembly file that ships. */
export const files: readonly (readonly [string, string])[];
/** Brings `dist/grammars` up to date. Throws when a package lacks its file. */
export function copyGrammars(): void;
