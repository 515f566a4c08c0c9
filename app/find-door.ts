import type { Door } from "../lib/auth/web-door.ts";
import { getDoor } from "../lib/auth/web-door-client.ts";
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";

/** What anybody may know, as far as it is known without the worker. */
export async function findDoor(): Promise<Door> {
  try {
    return await getDoor();
  } catch (error) {
    if (error instanceof AppError) return { storeName: config().storeName ?? null, isFirstStart: false, hasCollectToken: false };
    throw error;
  }
}
