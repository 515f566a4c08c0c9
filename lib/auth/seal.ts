/** Signs what a browser keeps for us, so that nothing made up passes for it. */
import { createHmac } from "node:crypto";
import { isSameSecret } from "./worker-secret.ts";

/** `purpose`: what is signed for one is nothing for another. `text` has no dot. */
export function seal(purpose: "session" | "pending", text: string, secret: string): string {
  return `${text}.${signatureOf(purpose, text, secret)}`;
}

/** null: it was not signed here. */
export function openSeal(purpose: "session" | "pending", sealed: string, secret: string): string | null {
  const [text = "", signature = ""] = sealed.split(".");
  return text !== "" && isSameSecret(signature, signatureOf(purpose, text, secret)) ? text : null;
}

function signatureOf(purpose: string, text: string, secret: string): string {
  return createHmac("sha256", secret).update(`caudal ${purpose} ${text}`).digest("base64url");
}
