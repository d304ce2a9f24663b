import { isMainThread } from 'node:worker_threads';
import manifest from '../../package.json' with { type: 'json' };
import { visible } from '../render/escape.ts';
import { parseCommand, UsageError } from './args.ts';
import { Output } from './output.ts';

/** What cannot be read or was left out; `path` as given. */
function tell(path: string, problem: string): void {
  process.stderr.write(`link-doctor: ${visible(path)}: ${visible(problem)}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const output = new Output();
  const command = parseCommand(args);
  // Each command loads what it needs: the catalog is of no use to a scan.
  switch (command.name) {
    case 'help':
      await output.write(command.text);
      break;
    case 'version':
      await output.write(`${manifest.version}\n`);
      break;
    case 'scan':
      return (await import('./scan.ts')).scan(command, process.cwd(), output, tell);
    case 'recognize':
      return (await import('./recognize.ts')).recognize(command, process.cwd(), output, tell);
    case 'explain':
      return (await import('./explain.ts')).explain(command, process.cwd(), output, tell);
    case 'mcp':
      return (await import('./mcp/main.ts')).mcp(command, process.cwd(), tell);
  }
  await output.flush();
  return 0;
}

if (!isMainThread) void import('./parallel.ts');
else start();

function start(): void {
  main(process.argv.slice(2)).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      if (error instanceof UsageError)
        process.stderr.write(`link-doctor: ${visible(error.message)}\nTry link-doctor --help.\n`);
      else
        process.stderr.write(
          `link-doctor: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        );
      process.exitCode = 2;
    },
  );
}
