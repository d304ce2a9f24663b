import type { BuildOptions } from 'esbuild';

/** esbuild's options for the bundles: extension, web extension, command line, and its MCP server. */
export function bundles(dev: boolean): BuildOptions[];
