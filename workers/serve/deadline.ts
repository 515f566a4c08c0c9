import { AppError } from "../../lib/errors.ts";

/** Throws AppError `too_slow` when the answer takes longer; the work itself goes on and its answer is kept for the next who asks. */
export async function withDeadline<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `The answer took longer than ${ms / 1000} s. Choose a shorter range or try again in a moment.`;
    timer = setTimeout(() => reject(new AppError("too_slow", message)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
