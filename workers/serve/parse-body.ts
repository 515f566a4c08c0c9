import type { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import { ruleText } from "../../lib/rule-text.ts";

/** JSON of that shape. Throws AppError `invalid_parameter` that names the field, one too many or misspelt as well. */
export function parseBody<T>(schema: z.ZodType<T>, body: string): T {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path.join(".");
  throw new AppError("invalid_parameter", `${field || "body"}: ${ruleText(issue)}`, { field: field || "body" });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError("invalid_parameter", "body: not JSON", { field: "body", cause });
  }
}
