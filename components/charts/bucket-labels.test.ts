import { expect, test } from "vitest";
import { addDays } from "../../lib/sales/days.ts";
import { axisLabels, bucketName, cutTo } from "./bucket-labels.ts";

const months = ["2024-09", "2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03"].map((month) => `${month}-01`);
const days = (from: string, count: number) => Array.from({ length: count }, (_, index) => addDays(from, index));
const texts = (...given: Parameters<typeof axisLabels>) => axisLabels(...given).map(({ main, sub }) => (sub === null ? main : `${main}/${sub}`));

test("months carry the year under the first and under January", () => {
  expect(texts(months, "month", "en", 700)).toEqual(["Sep/2024", "Oct", "Nov", "Dec", "Jan/2025", "Feb", "Mar"]);
  expect(texts(months, "month", "es", 700)).toEqual(["sept/2024", "oct", "nov", "dic", "ene/2025", "feb", "mar"]);
});

test("thins to every second month, then to quarters, where months do not fit, January among them", () => {
  expect(texts(months, "month", "en", 150)).toEqual(["Sep/2024", "Nov", "Jan/2025", "Mar"]);
  expect(texts(months, "month", "en", 95)).toEqual(["Oct/2024", "Jan/2025"]);
});

test("a few days are numbered, with the month where it changes", () => {
  expect(texts(days("2024-12-29", 5), "day", "en", 600)).toEqual(["29/Dec 2024", "30", "31", "1/Jan 2025", "2"]);
});

test("a year of days is labelled by its months", () => {
  const labels = axisLabels(days("2024-09-12", 366), "day", "en", 800);
  expect(labels.map(({ main }) => main).join(" ")).toBe("Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep");
  expect(labels[0]).toEqual({ index: 19, main: "Oct", sub: "2024" });
});

test("ten years of months are labelled by year", () => {
  const starts = Array.from({ length: 120 }, (_, index) => `${2015 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`);
  expect(texts(starts, "month", "en", 600)).toEqual(["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"]);
});

test("hours keep to round hours, the day under the first", () => {
  const starts = Array.from({ length: 24 }, (_, hour) => `2025-09-15T${String(hour).padStart(2, "0")}:00`);
  expect(texts(starts, "hour", "en", 300)).toEqual(["00:00/15 Sep", "06:00", "12:00", "18:00"]);
});

test("one bucket has its label, however narrow", () => {
  expect(texts(["2024-09-12"], "day", "en", 20)).toEqual(["12/Sep 2024"]);
  expect(texts(["2024-09-09"], "week", "en", 20)).toEqual(["9/Sep 2024"]);
});

test("a bucket is named in full", () => {
  expect(bucketName("2025-04-01", "month", "en")).toBe("Apr 2025");
  expect(bucketName("2025-09-12", "day", "es")).toBe("12 sept 2025");
  expect(bucketName("2025-09-29", "week", "en")).toBe("29 Sep – 5 Oct 2025");
  expect(bucketName("2025-09-15T14:00", "hour", "en")).toBe("14:00, 15 Sep 2025");
});

test("says where the range cuts a bucket", () => {
  const range = { from: "2024-09-12", to: "2025-09-13" };
  expect(cutTo("2024-09-01", "month", range)).toEqual({ from: 12, to: null });
  expect(cutTo("2025-09-01", "month", range)).toEqual({ from: null, to: 12 });
  expect(cutTo("2025-03-01", "month", range)).toBeNull();
});
