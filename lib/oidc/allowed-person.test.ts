import { expect, it } from "vitest";
import { isAllowed } from "./allowed-person.ts";

const settings = { issuer: "", clientId: "", clientSecret: "", allowedDomains: ["shop.example"], allowedEmails: ["ana@gmail.com"] };
const person = { issuer: "https://login.shop.example", subject: "1", email: "vic@shop.example", hostedDomain: null };
const atGoogle = { ...person, issuer: "https://accounts.google.com" };

it.each([
  [person, true],
  [{ ...person, email: "Vic@Shop.Example" }, true],
  [{ ...person, email: "vic@evil-shop.example" }, false],
  [{ ...person, email: "vic@shop.example@evil.example" }, false],
  [{ ...person, email: "vic@sub.shop.example" }, false],
  [{ ...person, email: "shop.example" }, false],
  [{ ...person, email: "ANA@gmail.com" }, true],
  [{ ...person, email: "eva@gmail.com" }, false],
  [{ ...atGoogle, hostedDomain: "shop.example" }, true],
  [atGoogle, false],
  [{ ...atGoogle, hostedDomain: "other.example" }, false],
  [{ ...atGoogle, email: "vic@other.example", hostedDomain: "shop.example" }, false],
])("%o: %s", (one, allowed) => {
  expect(isAllowed(one, settings)).toBe(allowed);
});
