/** A body that is made while it is read: no faster than the reader, and no further once the reader is gone. */
export function streamText(pieces: AsyncGenerator<string>, onGone: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      onGone();
      await pieces.return(undefined);
    },
  });
}
