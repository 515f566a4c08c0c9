/** The one place where a failure becomes an answer. What is not an `AppError` is logged with an id, and only the id is told. */
import { randomUUID } from "node:crypto";
import { AppError } from "./errors.ts";
import { log } from "./log.ts";
import type { ErrorReply } from "./status.ts";

export function replyToError(error: unknown, request: { method: string; path: string }): { status: number; body: ErrorReply } {
  if (error instanceof AppError) return { status: error.status, body: { error: detailsOf(error) } };
  const id = randomUUID();
  log.error({ id, method: request.method, path: request.path, err: error }, "request failed");
  return { status: 500, body: { error: { code: "internal", message: `Something went wrong. The log has it as ${id}.`, id } } };
}

function detailsOf(error: AppError): ErrorReply["error"] {
  return {
    code: error.code,
    message: error.message,
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.value === undefined ? {} : { value: error.value }),
  };
}
