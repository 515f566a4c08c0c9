/** Passwords as they are kept: argon2id, with its settings beside the hash so that they can grow. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);
/** Memory in KiB. The least that OWASP asks for: the worker's memory is for data. */
const settings = { memory: 19_456, passes: 2, parallelism: 1 };
const hashBytes = 32;

export async function hashPassword(password: string): Promise<string> {
  const { memory, passes, parallelism } = settings;
  const salt = randomBytes(16);
  const hash = await derive("argon2id", { ...settings, message: letters(password), nonce: salt, tagLength: hashBytes });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

/** Takes as long where there is no hash: nobody learns by the clock who has one. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const known = parseHash(hash ?? nobodys);
  const given = await derive("argon2id", { ...known.settings, message: letters(password), nonce: known.salt, tagLength: known.hash.byteLength });
  return timingSafeEqual(given, known.hash) && hash !== null;
}

/** The same bytes from whichever keyboard. */
function letters(password: string): string {
  return password.normalize("NFKC");
}

const nobodys = `$argon2id$v=19$m=${settings.memory},t=${settings.passes},p=${settings.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

function parseHash(text: string) {
  const [, memory, passes, parallelism, salt, hash] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(text) ?? [];
  if (salt === undefined || hash === undefined) throw new Error("A password's hash cannot be read");
  return {
    settings: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64url"),
    hash: Buffer.from(hash, "base64url"),
  };
}
