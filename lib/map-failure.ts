/** The same bytes, no faster than they are read; what they break off of is told otherwise. */
export function mapFailure(body: ReadableStream<Uint8Array>, told: (cause: unknown) => unknown): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        controller.error(told(cause));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
