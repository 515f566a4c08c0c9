import { expect, it } from "vitest";
import { mapFailure } from "./map-failure.ts";

function bodyOf(pieces: string[], failure: Error | null, onCancel = () => {}) {
  const left = [...pieces];
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift();
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (failure) controller.error(failure);
      else controller.close();
    },
    cancel: onCancel,
  });
}

it("passes the bytes on, and a failure in other words", async () => {
  expect(await new Response(mapFailure(bodyOf(["a", "b"], null), String)).text()).toBe("ab");
  const told = (cause: unknown) => new Error("the worker ended", { cause });
  const cause = new TypeError("terminated");
  await expect(new Response(mapFailure(bodyOf(["a"], cause), told)).text()).rejects.toMatchObject({ message: "the worker ended", cause });
});

it("lets go of a body that nobody wants any more", async () => {
  let isCancelled = false;
  const body = mapFailure(
    bodyOf(["a", "b", "c"], null, () => {
      isCancelled = true;
    }),
    String,
  );
  await body.cancel();
  expect(isCancelled).toBe(true);
});
