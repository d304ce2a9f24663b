import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { type JSONRPCMessage, JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';

/** Longer messages are passed over, in bytes; the longest text a tool takes fits with every character escaped. */
const MAX_LINE = 16 * 1024 * 1024;

/** JSON-RPC's own errors. */
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

/**
 * MCP's stdio transport: one JSON message per line. Unlike the SDK's own it lives on after a line that is too long or no
 * message, and answers it with an error as JSON-RPC asks for. Closes when the input ends.
 */
export class LineTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #input: NodeJS.ReadableStream;
  readonly #output: NodeJS.WritableStream;
  #parts: Buffer[] = [];
  #size = 0;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#input = input;
    this.#output = output;
  }

  async start(): Promise<void> {
    this.#input.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#input.on('error', (error: Error) => this.onerror?.(error));
    // Nobody listens any more; the input's end follows.
    this.#output.on('error', () => {});
  }

  async send(message: JSONRPCMessage): Promise<void> {
    await this.#write(message);
  }

  async close(): Promise<void> {
    this.#input.removeAllListeners('data');
    this.onclose?.();
  }

  #write(value: unknown): Promise<void> {
    return new Promise((resolve) => {
      this.#output.write(`${JSON.stringify(value)}\n`, () => resolve());
    });
  }

  #take(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      this.#keep(chunk.subarray(from, end));
      this.#line();
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  #keep(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > MAX_LINE) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #line(): void {
    const size = this.#size;
    const text = Buffer.concat(this.#parts).toString('utf8').trim();
    this.#parts = [];
    this.#size = 0;
    if (size > MAX_LINE) this.#refuse(PARSE_ERROR, `Longer than ${MAX_LINE / 1024 / 1024} MB`, null);
    else if (text !== '') this.#message(text);
  }

  #message(text: string): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.#refuse(PARSE_ERROR, 'Not JSON', null);
      return;
    }
    const parsed = JSONRPCMessageSchema.safeParse(value);
    if (parsed.success) this.onmessage?.(parsed.data);
    else this.#refuse(INVALID_REQUEST, 'Not a JSON-RPC 2.0 message', idOf(value));
  }

  #refuse(code: number, message: string, id: string | number | null): void {
    void this.#write({ jsonrpc: '2.0', id, error: { code, message } });
  }
}

function idOf(value: unknown): string | number | null {
  const id = (value as { readonly id?: unknown } | null)?.id;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
