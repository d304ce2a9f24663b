import type { BuildOptions } from 'esbuild';

/** esbuild's options for the bundles: extension, web extension, command line. */
export function bundles(dev: boolean): BuildOptions[];
