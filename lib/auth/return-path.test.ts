import { expect, it } from "vitest";
import { returnPath } from "./return-path.ts";

it.each(["/", "/live", "/?country=Perú&from=2025-01-01", "/orders/A%2F1"])("leads back to %s", (path) => {
  expect(decodeURI(returnPath(path))).toBe(decodeURI(path));
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example/live",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/.//evil.example",
  "live",
  "/sign-in?next=/live",
  "/api/v1/detail.csv",
  undefined,
  ["/live", "/x"],
])("leads to the sales, not to %j", (asked) => {
  expect(returnPath(asked)).toBe("/");
});

it("carries no line end into a header", () => {
  expect(returnPath("/live\r\nset-cookie: a=b")).not.toMatch(/[\r\n]/);
});
