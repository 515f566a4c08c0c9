/** What the audit page's address asks for. A field left empty, or not of its kind, filters nothing. */
import { addDays } from "../../lib/sales/days.ts";

export type AuditFilters = {
  /** As the form shows it; `to` is the last day. */
  shown: Record<"who" | "what" | "search" | "from" | "to", string>;
  /** Line ids; null on the first page. */
  below: string | null;
  /** As the API takes it. */
  asked: string;
  csv: string;
};

type Search = Record<string, string | string[] | undefined>;

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export function auditFilters(search: Search): AuditFilters {
  const text = (name: string) => [search[name]].flat()[0]?.trim().slice(0, 200) ?? "";
  const day = (name: string) => (isDay(text(name)) ? text(name) : "");
  const shown = { who: text("who"), what: text("what"), search: text("search"), from: day("from"), to: day("to") };
  const filter = searchOf({ ...shown, to: shown.to === "" ? "" : addDays(shown.to, 1) });
  const below = /^\d{1,15}$/.test(text("below")) ? text("below") : null;
  return { shown, below, asked: searchOf({ ...Object.fromEntries(new URLSearchParams(filter)), below: below ?? "" }), csv: filter };
}

/** Where the lines before that one are. */
export function olderLines({ shown }: AuditFilters, lastId: number): string {
  return `/admin/audit?${searchOf({ ...shown, below: String(lastId) })}`;
}

export function newestLines({ shown }: AuditFilters): string {
  return `/admin/audit?${searchOf(shown)}`;
}

function searchOf(values: Record<string, string>): string {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
}
