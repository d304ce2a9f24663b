import manifest from '../../../package.json' with { type: 'json' };
import type { Command } from '../args.ts';
import type { Tell } from '../walk.ts';
import { Projects } from './projects.ts';
import { projectTools } from './tools.ts';

/** Serves the assistants' tools over standard input and output until the input ends; returns the exit status. */
export async function mcp(
  command: Extract<Command, { name: 'mcp' }>,
  cwd: string,
  tell: Tell,
): Promise<number> {
  const projects = new Projects(command.projects, cwd);
  // The bundle beside this one; the bundler leaves an address that it does not see through.
  const address = new URL('mcp.js', import.meta.url).href;
  const { serve } = (await import(address)) as typeof import('./server.ts');
  await serve(projectTools(projects, tell), manifest.version);
  return 0;
}
