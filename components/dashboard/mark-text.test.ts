import { describe, expect, it } from "vitest";
import { bindFormat } from "../ui/use-format.tsx";
import { columnText, markText } from "./mark-text.ts";

const format = bindFormat({ locale: "en", currency: "CLP", timeZone: "UTC" });

describe("an amount where room is scarce", () => {
  it("is exact beside its mark up to thirteen characters", () => {
    expect(markText("11143141.21", format)).toBe("11,143,141.21");
    expect(markText("111143141.21", format)).toBe("111M");
  });

  it("is exact in a column up to twelve digits", () => {
    expect(columnText("-999999999999.99", format)).toBe("−999,999,999,999.99");
    expect(columnText("1036467294508", format)).toBe("1,040B");
  });
});
