/** What reached the queue longer than this after it happened is late, not slow. */
export const lateAfterMs = 60_000;

type Times = { eventTime: string; publishTime: string };

/** Its sender's clock is ahead: how long it took cannot be told. */
export function isDatedAhead({ eventTime, publishTime }: Times): boolean {
  return Date.parse(eventTime) - Date.parse(publishTime) > lateAfterMs;
}

/** By how many milliseconds a line is late; null where it is not. */
export function latenessMs({ eventTime, publishTime }: Times): number | null {
  const toQueueMs = Date.parse(publishTime) - Date.parse(eventTime);
  return toQueueMs > lateAfterMs ? toQueueMs : null;
}
