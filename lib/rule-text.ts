/** The rule that a given value breaks, in words. */
import type { z } from "zod";

export function ruleText(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "invalid_value") return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`;
  if (issue?.code === "invalid_format" && issue.format === "date") return "must be a day such as 2025-03-31";
  if (issue?.code === "invalid_format" && issue.format === "datetime") return "must be a time with its zone such as 2025-03-31T08:00:00Z";
  if (issue?.code === "too_big" && issue.origin === "string") return `may have at most ${issue.maximum} characters`;
  if (issue?.code === "too_big" && issue.origin === "array") return `may be given at most ${issue.maximum} times`;
  return issue?.message ?? "cannot be read";
}
