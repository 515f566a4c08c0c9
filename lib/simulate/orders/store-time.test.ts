import { expect, it } from "vitest";
import { storeTimeText } from "./store-time.ts";

it("shows what the store's clocks show, on both sides of a clock change", () => {
  const santiago = storeTimeText("America/Santiago");
  expect(santiago(Date.UTC(2025, 8, 7, 3, 59, 59))).toBe("2025-09-06 23:59:59");
  expect(santiago(Date.UTC(2025, 8, 7, 4, 0, 0))).toBe("2025-09-07 01:00:00");
  expect(storeTimeText("Asia/Kathmandu")(Date.UTC(2025, 0, 1))).toBe("2025-01-01 05:45:00");
});
