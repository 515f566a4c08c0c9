import { expect, it } from "vitest";
import { callerOfWeb, checkSameOrigin, isForeignPart } from "./web-caller.ts";

it.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "localhost"])("takes %s for this machine", (host) => {
  expect(callerOfWeb(new Headers({ host }))).toEqual({ user: "loopback", role: "admin" });
});

it.each(["evil.example:3000", "127.0.0.1.evil.example", "192.168.0.4:3000", ""])("lets nobody in who asked for %s", (host) => {
  expect(callerOfWeb(new Headers(host ? { host } : {}))).toBeNull();
});

it.each([{}, { "sec-fetch-site": "same-origin" }, { origin: "http://localhost:3000" }])("lets a command or our own page change something: %o", (sent) => {
  expect(() => checkSameOrigin(new Headers({ host: "localhost:3000", ...sent }))).not.toThrow();
});

it.each([{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "http://evil.example" }, { origin: "null" }])(
  "lets no other page change something: %o",
  (sent) => {
    expect(() => checkSameOrigin(new Headers({ host: "localhost:3000", ...sent }))).toThrow(expect.objectContaining({ code: "forbidden" }));
  },
);

it("tells a part of another site's page from a link to ours, and from a command", () => {
  const picture = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
  const sent = [picture, { ...picture, "sec-fetch-site": "same-site" }, { ...picture, "sec-fetch-mode": "navigate" }, { "sec-fetch-site": "same-origin" }, {}];
  expect(sent.map((headers) => isForeignPart(new Headers(headers as Record<string, string>)))).toEqual([true, true, false, false, false]);
});
