import { randomInt } from "node:crypto";

/** No two that look alike. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of five: easy to type, 99 bits. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}
