import { expect, it } from "vitest";
import { auditFilters, olderLines } from "./audit-search.ts";

it("asks up to the end of the last day, and leaves out what is empty or no day", () => {
  const filters = auditFilters({ who: "ada", what: "", search: " role ", from: "yesterday", to: "2026-02-28", below: "7" });
  expect(filters.asked).toBe("who=ada&search=role&to=2026-03-01&below=7");
  expect(filters.csv).toBe("who=ada&search=role&to=2026-03-01");
  expect(olderLines(filters, 3)).toBe("/admin/audit?who=ada&search=role&to=2026-02-28&below=3");
});
