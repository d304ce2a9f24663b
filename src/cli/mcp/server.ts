// A bundle of its own (dist/mcp.js), so that the other commands do not load the SDK.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type { AssistantTool } from '../../render/assistantTools.ts';
import { mask } from '../../render/mask.ts';
import { LineTransport } from './lines.ts';

/** What a tool says: Markdown, or why it cannot, in words for the assistant. */
export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}

export interface ServedTool {
  readonly tool: AssistantTool;
  readonly call: (input: unknown, signal: AbortSignal) => Promise<ToolAnswer>;
}

const INSTRUCTIONS =
  'Link Doctor knows the errors of the Plaid API and of Plaid Link, and the mistakes in code that cause them. Diagnose an error with plaid_diagnose; check code with plaid_check. It reads files of the project and changes none.';

/** Serves the tools over standard input and output until the input ends. Calls run one after the other. */
export async function serve(served: readonly ServedTool[], version: string): Promise<void> {
  const server = new Server(
    { name: 'link-doctor', title: 'Link Doctor for Plaid', version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: served.map(({ tool }) => listed(tool)) }));
  let last: Promise<unknown> = Promise.resolve();
  server.setRequestHandler(CallToolRequestSchema, ({ params }, { signal }) => {
    const found = served.find(({ tool }) => tool.name === params.name);
    if (!found) throw new McpError(ErrorCode.InvalidParams, 'There is no tool of this name');
    const next = last.then(() => answer(found, params.arguments, signal));
    last = next;
    return next;
  });
  server.onerror = (error) => complain(error.message.slice(0, 300));
  const ended = new Promise((resolve) => process.stdin.once('end', resolve).once('close', resolve));
  await server.connect(new LineTransport(process.stdin, process.stdout));
  await ended;
  // What was asked before the end is answered.
  await last;
}

function listed({ name, title, description, inputSchema }: AssistantTool) {
  return {
    name,
    title,
    description,
    inputSchema: { ...inputSchema, properties: { ...inputSchema.properties } },
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}

/** Never rejects: what goes wrong is told to the assistant, which may try otherwise. */
async function answer({ call }: ServedTool, input: unknown, signal: AbortSignal): Promise<CallToolResult> {
  try {
    return result(signal.aborted ? { text: 'Canceled.', isError: true } : await call(input, signal));
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return result({ text: 'Link Doctor failed; its standard error says where.', isError: true });
  }
}

function complain(what: string): void {
  process.stderr.write(`link-doctor: ${mask(what)}\n`);
}

function result({ text, isError }: ToolAnswer): CallToolResult {
  return { content: [{ type: 'text', text }], ...(isError && { isError }) };
}
