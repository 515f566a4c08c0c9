/** How fast events are committed at the moment. */

const spanMs = 10_000;

export function createEventRate(now: () => Date) {
  let commits: { at: number; events: number }[] = [];
  const recent = () => commits.filter(within(now().getTime()));

  return {
    record(events: number): void {
      commits = [...recent(), { at: now().getTime(), events }];
    },
    perSecond: (): number => recent().reduce((sum, { events }) => sum + events, 0) / (spanMs / 1000),
  };
}

/** What seems to come later was noted before the clock went back. */
function within(now: number) {
  return ({ at }: { at: number }) => at > now - spanMs && at <= now;
}
