/** Which version touched which store day last: an answer about other days stays good. */
import type { DateRange } from "../sales/filters.ts";

/** `first`: the version that everything is of until a day is touched. */
export function createTouchedDays(first: number) {
  const versions = new Map<string, number>();
  return {
    note(version: number, days: string[]): void {
      for (const day of days) versions.set(day, version);
    },
    /** The version that changed one of these days last. */
    lastIn(ranges: DateRange[]): number {
      let last = first;
      for (const [day, version] of versions) if (version > last && ranges.some(({ from, to }) => from <= day && day < to)) last = version;
      return last;
    },
  };
}
