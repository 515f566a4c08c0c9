import { existsSync } from "node:fs";
import { AppError } from "../../errors.ts";
import { openDatabase } from "./database.ts";

/** Throws AppError `file_locked` while another process has the file. One that is damaged nobody has. */
export async function refuseWhileOpen(file: string): Promise<void> {
  if (!existsSync(file)) return;
  try {
    const database = await openDatabase({ file, memoryLimit: "200MB", threads: 1 });
    await database.close();
  } catch (error) {
    if (error instanceof AppError && error.code === "file_locked") throw error;
  }
}
