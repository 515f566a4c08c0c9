import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { getStatus } from "../lib/worker-client.ts";
import { getCaller } from "./caller.ts";

/** For pages that must stand without the worker; null where neither it nor the settings tell a name. */
export async function getStoreName(): Promise<string | null> {
  try {
    return (await getStatus(await getCaller("view_sales"))).store.name;
  } catch (error) {
    if (error instanceof AppError) return config().storeName ?? null;
    throw error;
  }
}
