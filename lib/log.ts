import { pino } from "pino";
import { config } from "./config.ts";

/** JSON lines, or readable ones on a terminal. Secrets never get here: objects with headers or settings are not logged whole. */
export const log = pino({
  level: config().logLevel,
  redact: ["*.authorization", "*.secret", "*.password", "*.token"],
  ...(process.stdout.isTTY ? { transport: { target: "pino-pretty", options: { ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss" } } } : {}),
});
