import { getLocale } from "next-intl/server";
import { BadAddress } from "../components/dashboard/bad-address.tsx";
import { Starting } from "../components/dashboard/starting.tsx";
import type { Caller } from "../lib/auth/authorize.ts";
import { AppError } from "../lib/errors.ts";
import type { Status } from "../lib/status.ts";
import { getStatus } from "../lib/worker-client.ts";
import { getStoreName } from "./store-name.ts";

/** In place of a page whose address asks what cannot be answered, or that the worker cannot answer yet; then it asks again by itself. What will not pass so rises. */
export async function insteadOfPage(error: unknown, caller: Caller | null, orderId?: string) {
  if (!(error instanceof AppError)) throw error;
  if (error.code === "invalid_parameter") return <BadAddress storeName={await getStoreName()} field={error.field ?? ""} value={error.value ?? ""} />;
  const props = {
    storeName: await getStoreName(),
    locale: (await getLocale()) === "es" ? ("es" as const) : ("en" as const),
    ...(orderId === undefined ? {} : { orderId }),
  };
  if (isAway(error)) return <Starting {...props} status={null} />;
  if (error.code === "no_data" && caller) return <Starting {...props} status={await findStatus(caller)} />;
  throw error;
}

function isAway(error: unknown): boolean {
  return error instanceof AppError && (error.code === "worker_unreachable" || error.code === "too_slow");
}

/** null: it ended meanwhile. */
async function findStatus(caller: Caller): Promise<Status | null> {
  return getStatus(caller).catch((error: unknown) => {
    if (isAway(error)) return null;
    throw error;
  });
}
