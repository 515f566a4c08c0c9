import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { parseDetailParams, parseFilterValuesParams, parsePaintParams } from "./parse-params.ts";
import { toSearch } from "./search-params.ts";

function fault(search: string, parse: (search: URLSearchParams) => unknown = parsePaintParams) {
  try {
    parse(new URLSearchParams(search));
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.field, error.value];
    throw error;
  }
}

test("reads a page's address; a repeated filter has several values", () => {
  expect(parsePaintParams(new URLSearchParams("from=2025-01-01&country=Chile&country=C%C3%B4te%20d%27Ivoire&source=batch"))).toEqual({
    from: "2025-01-01",
    compare: "none",
    country: ["Chile", "Côte d'Ivoire"],
    category: [],
    channel: [],
    source: ["batch"],
    product: [],
  });
});

test("fills in the detail table's defaults, and reads numbers", () => {
  expect(parseDetailParams(new URLSearchParams("offset=26&sort=revenue&direction=desc"))).toMatchObject({
    sort: "revenue",
    direction: "desc",
    offset: 26,
    limit: 13,
    search: "",
  });
  expect(parseFilterValuesParams(new URLSearchParams("dimension=country&search=chi"))).toMatchObject({ dimension: "country", search: "chi" });
});

test("names the parameter that is wrong, and its value", () => {
  expect(fault("from=2025-13-01")).toEqual(["invalid_parameter", "from", "2025-13-01"]);
  expect(fault("to=yesterday")).toEqual(["invalid_parameter", "to", "yesterday"]);
  expect(fault("grain=year")).toEqual(["invalid_parameter", "grain", "year"]);
  expect(fault("source=batch&source=csv")).toEqual(["invalid_parameter", "source", "csv"]);
  expect(fault("limit=9000", parseDetailParams)).toEqual(["invalid_parameter", "limit", "9000"]);
  expect(fault("offset=3000000000", parseDetailParams)).toEqual(["invalid_parameter", "offset", "3000000000"]);
  expect(fault("search=a", parseFilterValuesParams)).toEqual(["invalid_parameter", "dimension", undefined]);
});

test("says what was given and which rule it breaks", () => {
  const message = (search: string) => {
    try {
      return parseDetailParams(new URLSearchParams(search)).limit;
    } catch (error) {
      return String(error);
    }
  };
  expect(message("limit=abc")).toBe('AppError: limit "abc": must be a whole number from 1 to 500.');
  expect(message("sort=size")).toBe('AppError: sort "size": must be one of order, date, customer, country, category, channel, revenue.');
  expect(message("ofset=1")).toMatch(/^AppError: ofset "1": unknown parameter; there are country, .*, version\.$/);
  expect(message(`search=${"x".repeat(1000)}`)).toBe(`AppError: search "${"x".repeat(200)}": may have at most 200 characters.`);
});

test("refuses a name it does not know, and one value given twice", () => {
  expect(fault("contry=Chile")).toEqual(["invalid_parameter", "contry", "Chile"]);
  expect(fault("limit=5")).toEqual(["invalid_parameter", "limit", "5"]);
  expect(fault("grain=day&grain=week")).toEqual(["invalid_parameter", "grain", "week"]);
});

test("what is written to an address is read back from it", () => {
  const params = parsePaintParams(new URLSearchParams("product=P 1&product=a%26b%3D%2B,c&from=2025-01-01&to=2025-02-01&compare=year&grain=day&category="));
  expect(parsePaintParams(new URLSearchParams(toSearch(params)))).toEqual(params);
  expect(toSearch({ compare: "year", search: "", country: ["Perú"], from: undefined })).toBe("compare=year&country=Per%C3%BA");
});
