import manifest from '../../../package.json' with { type: 'json' };
import type { Command } from '../args.ts';
import type { Tell } from '../walk.ts';
import { Projects } from './projects.ts';
import { serve } from './server.ts';
import { projectTools } from './tools.ts';

/** Serves the assistants' tools over standard input and output until the input ends; returns the exit status. */
export async function mcp(
  command: Extract<Command, { name: 'mcp' }>,
  cwd: string,
  tell: Tell,
): Promise<number> {
  await serve(projectTools(new Projects(command.projects, cwd), tell), manifest.version);
  return 0;
}
