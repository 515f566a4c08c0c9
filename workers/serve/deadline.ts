import { AppError } from "../../lib/errors.ts";

/** Throws AppError `too_slow` when the answer takes longer, and tells the work by its signal to stop. */
export async function withDeadline<T>(ms: number, work: (signal: AbortSignal) => Promise<T>, message = slowText(ms)): Promise<T> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new AppError("too_slow", message);
      reject(error);
      ending.abort(error);
    }, ms);
  });
  try {
    return await Promise.race([work(ending.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

function slowText(ms: number): string {
  return `The answer took longer than ${ms / 1000} s. Choose a shorter range or try again in a moment.`;
}
