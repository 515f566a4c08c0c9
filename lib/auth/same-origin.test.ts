import { expect, it } from "vitest";
import { checkSameOrigin, isForeignPart } from "./same-origin.ts";

const headersOf = (sent: Record<string, string>) => new Headers({ host: "localhost:3000", ...sent });

it.each([{}, { "sec-fetch-site": "same-origin" }, { origin: "http://localhost:3000" }])("lets a command or our own page change something: %o", (sent) => {
  expect(() => checkSameOrigin(headersOf(sent as Record<string, string>))).not.toThrow();
});

it.each([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
  { origin: "http://evil.example" },
  { origin: "http://localhost:3001" },
  { origin: "null" },
])("lets no other page change something: %o", (sent) => {
  expect(() => checkSameOrigin(headersOf(sent as Record<string, string>))).toThrow(expect.objectContaining({ code: "forbidden" }));
});

it("knows our pages behind a proxy by their public address", () => {
  const sent = headersOf({ host: "127.0.0.1:3000", origin: "https://sales.shop.example" });
  expect(() => checkSameOrigin(sent, "https://sales.shop.example/")).not.toThrow();
  expect(() => checkSameOrigin(sent, "https://other.shop.example/")).toThrow();
});

it("tells a part of another site's page from a link to ours, and from a command", () => {
  const picture = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
  const sent = [picture, { ...picture, "sec-fetch-site": "same-site" }, { ...picture, "sec-fetch-mode": "navigate" }, { "sec-fetch-site": "same-origin" }, {}];
  expect(sent.map((headers) => isForeignPart(new Headers(headers as Record<string, string>)))).toEqual([true, true, false, false, false]);
});
