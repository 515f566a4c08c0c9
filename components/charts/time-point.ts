/** One period of a time chart, ready to draw: values for the marks, texts for the eye. */
export type TimePoint = {
  start: string;
  /** "Apr 2025"; a cut one says where: "Sep 2025, to 12". */
  name: string;
  partial: boolean;
  /** null where the metric has no value, as AOV without orders. */
  now: number | null;
  was: number | null;
  /** Exact, for tables in files. */
  nowRaw: string | number | null;
  wasRaw: string | number | null;
  nowText: string;
  /** null where there is nothing to compare with. */
  wasText: string | null;
  wasName: string;
  /** What `now` adds up from. */
  parts?: { label: string; text: string }[];
  /** (now − was) ÷ |was|. */
  change: number | null;
};
