/** Failures a person can cause or mend. Anything that is not an `AppError` is a defect and rises. */

const httpStatusOf = {
  invalid_parameter: 400,
  unauthenticated: 401,
  wrong_password: 401,
  forbidden: 403,
  password_change_needed: 403,
  not_found: 404,
  body_too_large: 413,
  link_over: 410,
  backlog_full: 429,
  asker_gone: 499,
  too_many_tries: 429,
  version_gone: 409,
  /** Of two things that may not be under way at once. */
  conflict: 409,
  load_running: 409,
  load_refused: 422,
  load_cancelled: 409,
  name_taken: 409,
  last_admin: 409,
  provider_refused: 403,
  provider_failed: 502,
  setting_invalid: 500,
  file_newer: 500,
  file_unreadable: 500,
  file_locked: 503,
  no_data: 503,
  serving_outdated: 503,
  too_slow: 503,
  worker_unreachable: 503,
  warehouse_unavailable: 503,
  warehouse_lost: 503,
  disk_full: 507,
  disk_failed: 507,
} as const;

export type ErrorCode = keyof typeof httpStatusOf;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(httpStatusOf, code);
}

type Details = {
  /** The parameter, column or setting at fault. */
  field?: string;
  /** What was given. */
  value?: string;
  /** After so many seconds it may be tried again. */
  retryAfterS?: number;
  cause?: unknown;
};

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly value: string | undefined;
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, message: string, { field, value, retryAfterS, cause }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "AppError";
    this.code = code;
    this.field = field;
    this.value = value;
    this.retryAfterS = retryAfterS;
  }

  get status(): number {
    return httpStatusOf[this.code];
  }
}
