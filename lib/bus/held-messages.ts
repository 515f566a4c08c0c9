/** The messages that were delivered and not acked: leased, waiting for their retry, or due again. Times are monotonic milliseconds. */

export type Delivery = { position: number; attempt: number };

type Held = { attempt: number; ackId: string | null; dueAt: number };

/** `deliveries`: what an earlier consumer left behind; due at once. */
export function createHeldMessages(deliveries: Delivery[]) {
  const held = new Map<number, Held>(deliveries.map(({ position, attempt }) => [position, { attempt, ackId: null, dueAt: Number.NEGATIVE_INFINITY }]));
  let earliest = earliestDue(held);

  const hold = (position: number, next: Held) => {
    held.set(position, next);
    earliest = Math.min(earliest, next.dueAt);
  };

  return {
    /** Positions to deliver again, in publish order. */
    due: (now: number): number[] => {
      if (now < earliest) return [];
      earliest = earliestDue(held);
      const due = [...held].filter(([, { dueAt }]) => dueAt <= now);
      return due.map(([position]) => position).sort((a, b) => a - b);
    },
    /** Returns the delivery attempt. */
    lease: (position: number, ackId: string, dueAt: number): number => {
      const attempt = (held.get(position)?.attempt ?? 0) + 1;
      hold(position, { attempt, ackId, dueAt });
      return attempt;
    },
    retry: (positions: number[], dueAt: number): void => {
      for (const position of positions) hold(position, { attempt: held.get(position)?.attempt ?? 0, ackId: null, dueAt });
    },
    remove: (positions: number[]): void => {
      for (const position of positions) held.delete(position);
    },
    /** Of those ackIds whose message was not leased again, acked or retried since. */
    positionsOf: (ackIds: string[]): number[] => ackIds.filter((ackId) => held.get(positionIn(ackId))?.ackId === ackId).map(positionIn),
    countLeased: (now: number): number => {
      let leased = 0;
      for (const { ackId, dueAt } of held.values()) if (ackId !== null && dueAt > now) leased++;
      return leased;
    },
    /** None is due earlier. */
    nextDueAt: (): number => earliest,
  };
}

export function ackIdOf(leaseId: string, position: number): string {
  return `${leaseId}:${position}`;
}

function positionIn(ackId: string): number {
  return Number(ackId.slice(ackId.lastIndexOf(":") + 1));
}

function earliestDue(held: Map<number, Held>): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { dueAt } of held.values()) earliest = Math.min(earliest, dueAt);
  return earliest;
}
