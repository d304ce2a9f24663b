/** How much of a file tells whether it is binary (as git does), in bytes. */
const BINARY_SAMPLE = 8000;

type Decoder = InstanceType<typeof TextDecoder>;

/**
 * Text from bytes as they come: UTF-8, or UTF-16 when they begin with its mark; byte order marks are taken off and bytes
 * that mean nothing become U+FFFD. Binary content (a zero byte near the start) gives nothing. Rejects only when `bytes` does.
 */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (decoder) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
      continue;
    }
    head = joined(head, chunk);
    if (head.length < BINARY_SAMPLE) continue;
    decoder = decoderFor(head);
    if (!decoder) return;
    yield decoder.decode(head, { stream: true });
    head = undefined;
  }
  decoder ??= head && decoderFor(head);
  if (!decoder) return;
  const rest = decoder.decode(head);
  if (rest !== '') yield rest;
}

function joined(a: Uint8Array | undefined, b: Uint8Array): Uint8Array {
  const both = new Uint8Array((a?.length ?? 0) + b.length);
  if (a) both.set(a);
  both.set(b, a?.length ?? 0);
  return both;
}

function decoderFor(head: Uint8Array): Decoder | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  return head.subarray(0, BINARY_SAMPLE).includes(0) ? undefined : new TextDecoder();
}
