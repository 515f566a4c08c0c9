import { describe, expect, it } from "vitest";
import { parseConfig } from "./config.ts";

describe("settings", () => {
  it("has a default for each", () => {
    expect(parseConfig({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      workerUrl: "http://127.0.0.1:3001",
      storeCurrency: "USD",
      storeTimeZone: "UTC",
      sampleStore: true,
      queueMaxBytes: 10_000_000_000,
      loadRoots: [],
    });
  });

  it("takes an empty value for unset", () => {
    expect(parseConfig({ PORT: "", STORE_NAME: "" })).toMatchObject({ port: 3000, storeName: undefined });
  });

  it("names every wrong one with its value", () => {
    const wrong = { PORT: "abc", STORE_TIME_ZONE: "Mars/Base", STORE_CURRENCY: "usd", SAMPLE_STORE: "yes", FILE_STORE: "gs://shop" };
    expect(() => parseConfig(wrong)).toThrow(
      [
        "Settings are wrong:",
        "  PORT=abc: not a port, such as 3000 (1 to 65535)",
        "  STORE_CURRENCY=usd: not an ISO 4217 code, such as USD",
        "  STORE_TIME_ZONE=Mars/Base: not an IANA time zone, such as America/Santiago",
        "  SAMPLE_STORE=yes: neither on nor off",
        "  FILE_STORE=gs://shop: a folder is the only file store",
      ].join("\n"),
    );
  });

  it.each(["+05:30", "-03", "UTC+3", " UTC"])("refuses STORE_TIME_ZONE=%s, which has no name", (zone) => {
    expect(() => parseConfig({ STORE_TIME_ZONE: zone })).toThrow("not an IANA time zone");
  });

  it("refuses a data folder that DuckDB could not open", () => {
    expect(() => parseConfig({ DATA_DIR: "/srv/what?" })).toThrow("DATA_DIR=/srv/what?: holds a question mark");
  });

  it("never repeats the secret", () => {
    expect(() => parseConfig({ WORKER_SECRET: "hunter2" })).toThrow("  WORKER_SECRET: shorter than 16 characters");
  });

  it.each(["a token with spaces", "contraseña-de-la-tienda"])("refuses a collect token that no header carries, unread: %s", (token) => {
    expect(() => parseConfig({ COLLECT_TOKEN: token })).toThrow("  COLLECT_TOKEN: not all letters without accents");
  });

  it.each(["127.0.0.1", "localhost", "::1", "127.0.0.53", "0.0.0.0", "::", "192.168.1.5"])("may listen on %s", (host) => {
    expect(parseConfig({ HOST: host }).host).toBe(host);
  });

  it.each(["http://0.0.0.0", "0.0.0.0/0", "a b"])("refuses HOST=%s", (host) => {
    expect(() => parseConfig({ HOST: host })).toThrow(`HOST=${host}: not an address of this machine`);
  });

  it.each(["sales.shop.example", "https://shop.example/sales", "ftp://shop.example", "https://shop.example?x"])("refuses PUBLIC_URL=%s", (url) => {
    expect(() => parseConfig({ PUBLIC_URL: url })).toThrow(`PUBLIC_URL=${url}: not an address without a path`);
  });

  it("knows from the public address whether readers come over HTTPS", () => {
    expect([undefined, "http://shop.example", "https://shop.example/"].map((url) => parseConfig({ PUBLIC_URL: url }).isSecure)).toEqual([false, false, true]);
  });

  it("takes a provider whole or not at all, by HTTPS or on this machine", () => {
    const google = { OIDC_ISSUER: "https://accounts.google.com/", OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "hidden" };
    expect(parseConfig({}).oidc).toBeNull();
    expect(parseConfig({ ...google, OIDC_ALLOWED_DOMAINS: "Shop.example, other.example" }).oidc).toEqual({
      ...{ issuer: "https://accounts.google.com", clientId: "id", clientSecret: "hidden" },
      ...{ allowedDomains: ["shop.example", "other.example"], allowedEmails: [] },
    });
    expect(() => parseConfig({ ...google, OIDC_CLIENT_ID: "" })).toThrow(
      "OIDC_CLIENT_ID=: missing; OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET belong together",
    );
    expect(() => parseConfig({ ...google, OIDC_ISSUER: "http://login.shop.example" })).toThrow("neither https nor of this machine");
  });

  it("shows the sums to nobody unless told", () => {
    expect([parseConfig({}).isPublic, parseConfig({ DASHBOARD_ACCESS: "public" }).isPublic]).toEqual([false, true]);
    expect(() => parseConfig({ DASHBOARD_ACCESS: "open" })).toThrow("DASHBOARD_ACCESS=open: neither private nor public");
  });

  it("refuses one port for both", () => {
    expect(() => parseConfig({ PORT: "3001" })).toThrow("the same as PORT");
  });

  it.each(["0", "-1", "ten", "1e9"])("refuses QUEUE_MAX_GB=%s", (gigabytes) => {
    expect(() => parseConfig({ QUEUE_MAX_GB: gigabytes })).toThrow(`  QUEUE_MAX_GB=${gigabytes}: not a number of gigabytes`);
  });

  it("takes half a gigabyte for the queue", () => {
    expect(parseConfig({ QUEUE_MAX_GB: "0.5" }).queueMaxBytes).toBe(500_000_000);
  });

  it("takes several load roots", () => {
    expect(parseConfig({ LOAD_ROOTS: "/srv/a, /srv/b" }).loadRoots).toEqual(["/srv/a", "/srv/b"]);
  });
});
