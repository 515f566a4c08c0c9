import { describe, expect, it } from "vitest";
import * as format from "./format.ts";

describe("money", () => {
  it("groups and marks decimals as each language does", () => {
    expect(format.formatMoney("293136.87", "en", "USD")).toBe("$293,136.87");
    expect(format.formatMoney("293136.87", "es", "USD")).toBe("$293.136,87");
    expect(format.formatMoney("1465.68", "es", "USD")).toBe("$1.465,68");
  });

  it("keeps every digit of an amount no float could hold", () => {
    expect(format.formatDecimal("90071992547409931234.57", "en")).toBe("90,071,992,547,409,931,234.57");
  });

  it("writes a true minus before the symbol", () => {
    expect(format.formatMoney("-20.00", "en", "USD")).toBe("−$20.00");
  });

  it("shows a currency without decimals as it comes", () => {
    expect(format.formatMoney("1500", "es", "CLP")).toBe("$1.500");
  });

  it("keeps a currency that is a word off the number", () => {
    expect(format.formatMoney("5.00", "en", "CHF")).toBe("CHF\u00a05.00");
  });

  it("comes apart for the large numbers", () => {
    expect(format.moneyParts("-1465.68", "es", "USD")).toEqual({ sign: "−", symbol: "$", integer: "1.465", decimals: ",68" });
  });
});

describe("numbers", () => {
  it("counts", () => {
    expect(format.formatCount(10_000, "en")).toBe("10,000");
    expect(format.formatCount(1173, "es")).toBe("1.173");
  });

  it("is compact to three digits on axes", () => {
    expect([0, 39_282.68, 40_000, 293_136, 1_284_902, 2.5e9].map((value) => format.formatCompact(value, "en"))).toEqual([
      "0",
      "39.3k",
      "40k",
      "293k",
      "1.28M",
      "2.5B",
    ]);
    expect(format.formatCompact(39_282.68, "es")).toBe("39,3\u00a0mil");
    expect(format.formatCompact(2.5e9, "es")).toBe("2.500\u00a0M");
  });

  it("steps up where rounding does", () => {
    expect(format.formatCompact(999_999, "en")).toBe("1M");
    expect(format.formatCompact(-1500, "en")).toBe("−1.5k");
  });

  it("says shares without a sign and changes with one", () => {
    expect(format.formatPercent(0.278, "en")).toBe("27.8%");
    expect(format.formatPercent(0.278, "es")).toBe("27,8\u00a0%");
    expect(format.formatChange(0.164, "en")).toBe("+16.4%");
    expect(format.formatChange(-0.034, "es")).toBe("−3,4\u00a0%");
    expect(format.formatChange(12.5, "en")).toBe("+1,250.0%");
  });

  it("gives no sign to a change that rounds to nothing", () => {
    expect(format.formatChange(-0.0001, "en")).toBe("0.0%");
    expect(format.formatChange(0.0004, "en")).toBe("0.0%");
  });
});

describe("days", () => {
  it("writes a day", () => {
    expect(format.formatDay("2025-09-12", "en")).toBe("12 Sep 2025");
    expect(format.formatDay("2025-09-12", "es")).toBe("12 sept 2025");
  });

  it("writes a range with its last day and nothing twice", () => {
    expect(format.formatRange({ from: "2024-09-12", to: "2025-09-13" }, "en")).toBe("12 Sep 2024 – 12 Sep 2025");
    expect(format.formatRange({ from: "2024-12-01", to: "2025-01-01" }, "en")).toBe("1 – 31 Dec 2024");
    expect(format.formatRange({ from: "2025-03-03", to: "2025-03-04" }, "en")).toBe("3 Mar 2025");
    expect(format.formatRange({ from: "2025-01-01", to: "2025-04-01" }, "es")).toBe("1 ene – 31 mar 2025");
    expect(format.formatShortRange({ from: "2024-09-12", to: "2025-09-13" }, "en")).toBe("12 Sep 24 – 12 Sep 25");
  });

  it("calls a whole month by its name in a sentence", () => {
    expect(format.formatRangeInWords({ from: "2024-12-01", to: "2025-01-01" }, "en")).toBe("December 2024");
    expect(format.formatRangeInWords({ from: "2024-12-01", to: "2025-02-01" }, "en")).toBe("1 Dec 2024 – 31 Jan 2025");
    expect(format.formatRangeInWords({ from: "2024-12-01", to: "2024-12-31" }, "en")).toBe("1 – 30 Dec 2024");
  });

  it("tells a day and a whole month from other ranges, for the word before them", () => {
    expect(format.spanOfRange({ from: "2025-03-03", to: "2025-03-04" })).toBe("day");
    expect(format.spanOfRange({ from: "2024-12-01", to: "2025-01-01" })).toBe("month");
    expect(format.spanOfRange({ from: "2024-12-01", to: "2025-01-02" })).toBe("days");
  });

  it("tells an age in the unit a person would use", () => {
    expect(format.ageOf(38_900)).toEqual({ count: 38, unit: "second" });
    expect(format.ageOf(250_000)).toEqual({ count: 4, unit: "minute" });
    expect(format.ageOf(7_199_000)).toEqual({ count: 1, unit: "hour" });
    expect(format.ageOf(3 * 86_400_000)).toEqual({ count: 3, unit: "day" });
    expect(format.ageOf(-5)).toEqual({ count: 0, unit: "second" });
  });

  it("names months and weekdays", () => {
    expect(format.formatMonthYear("2025-09-01", "es")).toBe("sept 2025");
    expect(format.formatLongMonth("2024-12-01", "es")).toBe("diciembre de 2024");
    expect(format.formatWeekday("1", "en")).toBe("Mon");
    expect(format.formatWeekday("7", "es")).toBe("dom");
  });

  it("writes an instant in the store's zone", () => {
    expect(format.formatInstant("2025-09-12T02:05:00Z", "America/Santiago", "en")).toBe("11 Sep 2025, 23:05");
    expect(format.formatTime("2025-09-12T00:05:00Z", "UTC")).toBe("00:05");
  });

  it("ends at 24:00 of the day that is over", () => {
    expect(format.formatEnd("2025-09-13T00:00:00Z", "UTC", "en")).toBe("12 Sep 2025, 24:00");
    expect(format.formatEnd("2025-09-13T00:00:00Z", "America/Santiago", "es")).toBe("12 sept 2025, 21:00");
  });
});

it("writes bytes with three digits", () => {
  const sizes = [0, 640, 999, 20_971, 999_400, 999_500, 45_600_000, 412e6, 1.236e9, 5e15];
  expect(sizes.map((bytes) => format.formatBytes(bytes, "en"))).toEqual([
    "0 B",
    "640 B",
    "999 B",
    "21.0 kB",
    "999 kB",
    "1.00 MB",
    "45.6 MB",
    "412 MB",
    "1.24 GB",
    "5,000 TB",
  ]);
  expect(format.formatBytes(20_971, "es")).toBe("21,0 kB");
});
