import { expect, test } from "vitest";
import { z } from "zod";
import { ruleText } from "./rule-text.ts";
import { wholeNumber } from "./whole-number.ts";

const broken = (schema: z.ZodType, value: unknown) => ruleText(schema.safeParse(value).error?.issues[0]);

test("a whole number of an address is digits alone, within its bounds", () => {
  const limit = wholeNumber(1, 500);
  expect([limit.parse("1"), limit.parse("500")]).toEqual([1, 500]);
  for (const text of ["abc", "", " ", "0", "501", "1.5", "1e2", "0x10", "-1", "9".repeat(20)])
    expect(broken(limit, text)).toBe("must be a whole number from 1 to 500");
});

test("a rule is told in words", () => {
  expect(broken(z.enum(["hour", "day"]), "year")).toBe("must be one of hour, day");
  expect(broken(z.literal("csv"), "xls")).toBe("must be csv");
  expect(broken(z.iso.date(), "31/03/2025")).toBe("must be a day such as 2025-03-31");
  expect(broken(z.iso.datetime({ offset: true }), "2025-03-31")).toBe("must be a time with its zone such as 2025-03-31T08:00:00Z");
  expect(broken(z.string().max(3), "four")).toBe("may have at most 3 characters");
  expect(broken(z.array(z.string()).max(1), ["a", "b"])).toBe("may be given at most 1 times");
  expect(broken(z.number({ error: "must be a port" }), "x")).toBe("must be a port");
});
