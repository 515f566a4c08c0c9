/** A body that is made while it is read: no faster than the reader, and no further once the reader is gone or takes nothing for long. */
import { log } from "../../lib/log.ts";

/** `stop`: breaks off what is being made. `onEnd`: once, however it ends. */
type Ends = { stop?: () => void; onEnd?: () => Promise<void>; idleMs?: number };

export function streamText(
  pieces: AsyncGenerator<string>,
  { stop = () => {}, onEnd = async () => {}, idleMs = 120_000 }: Ends = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let idle: NodeJS.Timeout | undefined;
  let ending: Promise<void> | undefined;
  let isStopped = false;

  const breakOff = async () => {
    isStopped = true;
    stop();
    await pieces.return(undefined);
    await end();
  };
  const end = () => {
    clearTimeout(idle);
    ending ??= onEnd();
    return ending;
  };
  const failed = (err: unknown) => log.error({ err }, "an export broke off");

  return new ReadableStream({
    async pull(controller) {
      clearTimeout(idle);
      try {
        const { done, value } = await pieces.next();
        if (!done) controller.enqueue(encoder.encode(value));
        else await end().then(() => controller.close());
      } catch (error) {
        if (!isStopped) failed(error);
        await end();
        throw error;
      }
      if (ending) return;
      idle = setTimeout(() => {
        controller.error(new Error(`The reader took nothing for ${idleMs / 1000} s.`));
        breakOff().catch(failed);
      }, idleMs).unref();
    },
    cancel: breakOff,
  });
}
