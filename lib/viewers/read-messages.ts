/** Server-sent events, as they come. */
export type Message = { event: string; data: string };

export async function* readMessages(body: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = fieldIn(block, "data");
      if (data !== undefined) yield { event: fieldIn(block, "event") ?? "message", data };
    }
  }
}

function fieldIn(block: string, name: string): string | undefined {
  return block
    .split("\n")
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);
}
