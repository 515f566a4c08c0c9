import { readWorkerSecret } from "../../lib/auth/worker-secret.ts";
import { config } from "../../lib/config.ts";
import { AppError } from "../../lib/errors.ts";

/** With what cookies are signed. Throws AppError `worker_unreachable` before the first start is through. */
export function getSealing(): { secret: string; isSecure: boolean } {
  const settings = config();
  const secret = readWorkerSecret(settings);
  if (!secret) throw new AppError("worker_unreachable", "The worker has not started yet.");
  return { secret, isSecure: settings.isSecure };
}
