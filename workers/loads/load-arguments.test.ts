import { expect, it } from "vitest";
import { parseLoadArguments, UsageError } from "./load-arguments.ts";

it("reads the folder from where its user stands", () => {
  expect(parseLoadArguments(["may"], "/home/ada")).toEqual({
    request: { folder: "/home/ada/may", acceptRejects: false, allowShrink: false },
    recut: false,
  });
});

it("takes the inbox when no folder is named, and every option", () => {
  const given = ["--accept-rejects", "--allow-shrink", "--recut", "--as-of", "2025-09-15T18:00:00-03:00"];
  expect(parseLoadArguments(given, "/")).toEqual({ request: { acceptRejects: true, allowShrink: true, asOf: "2025-09-15T18:00:00-03:00" }, recut: true });
});

it.each([[["a", "b"]], [["a", "--accept-reject"]], [["a", "--as-of", "yesterday"]], [["a", "--as-of"]], [["a", "--as-of", "0000-01-01T00:00:00Z"]]])(
  "refuses %j",
  (given) => {
    expect(() => parseLoadArguments(given, "/")).toThrow(UsageError);
  },
);
