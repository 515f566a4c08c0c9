import { findDoor } from "./find-door.ts";

/** For pages that must stand without the worker, whoever asks; null where neither it nor the settings tell a name. */
export async function getStoreName(): Promise<string | null> {
  return (await findDoor()).storeName;
}
