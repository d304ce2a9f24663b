import { once } from 'node:events';

/** Standard output: waits for slow readers, and ends quietly when the reader has gone. */
export class Output {
  readonly #stream: NodeJS.WriteStream;
  #pending: string[] = [];
  #size = 0;
  #closed = false;

  constructor(stream: NodeJS.WriteStream = process.stdout) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#closed = true;
      if (error.code !== 'EPIPE') throw error;
    });
  }

  /** False once nobody reads any more: there is no use in going on. */
  get open(): boolean {
    return !this.#closed;
  }

  get isTerminal(): boolean {
    return this.#stream.isTTY === true;
  }

  /** Takes a text; `flush` sends it. Waits when much has gathered. */
  async write(text: string): Promise<void> {
    this.#pending.push(text);
    this.#size += text.length;
    if (this.#size > 1 << 16) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const text = this.#pending.join('');
    this.#pending = [];
    this.#size = 0;
    if (this.#closed) return;
    if (this.#stream.write(text)) return;
    // A reader that goes away emits `close` or `error` instead of `drain`.
    const done = new AbortController();
    const either = ['drain', 'close'].map((event) => once(this.#stream, event, { signal: done.signal }));
    await Promise.race(either).catch(() => {});
    // The listeners of the one that did not come would gather.
    done.abort();
    await Promise.allSettled(either);
  }
}

/** One JSON object as a line. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
