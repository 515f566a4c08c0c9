import { expect, it } from "vitest";
import { isOurHost } from "./our-host.ts";

it.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "localhost"])("takes %s for this machine", (header) => {
  expect(isOurHost(header, { host: "127.0.0.1", publicUrl: undefined })).toBe(true);
});

it.each(["evil.example:3000", "127.0.0.1.evil.example", "192.168.0.4:3000", "", null])("does not answer to %s, listening for this machine alone", (header) => {
  expect(isOurHost(header, { host: "127.0.0.1", publicUrl: undefined })).toBe(false);
  expect(isOurHost(header, { host: "localhost", publicUrl: "https://sales.shop.example" })).toBe(false);
});

it("answers to the public address behind a proxy, and to any name where other machines reach it", () => {
  expect(isOurHost("sales.shop.example", { host: "127.0.0.1", publicUrl: "https://sales.shop.example" })).toBe(true);
  expect(isOurHost("192.168.0.4:3000", { host: "0.0.0.0", publicUrl: undefined })).toBe(true);
});
