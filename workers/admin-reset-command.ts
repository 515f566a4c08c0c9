/** `npm run admin:reset`: a new one-time password for an admin who is locked out. Asks the running worker, or does it here when none runs. */
import { z } from "zod";
import { config } from "../lib/config.ts";
import { AppError } from "../lib/errors.ts";
import { log } from "../lib/log.ts";
import { askWorker } from "../lib/worker-client.ts";
import { openWorkerState } from "./access/open-access.ts";
import { type AdminReset, resetAdmin } from "./access/reset-admin.ts";

const usage = `npm run admin:reset [-- NAME]

Gives NAME (admin) a new one-time password, to be changed at the next sign-in.
NAME is an admin afterwards, no longer blocked or paused, and signed out everywhere.
It is made when there is no such account.
`;
const Reply = z.object({ name: z.string(), password: z.string() });

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const [name = "admin"] = args;
  if (args.length > 1 || name.startsWith("-")) return void console.log(usage);
  log.level = "silent";
  const reset = await resetByWorker(name);
  console.log(`\n  Sign in as       ${reset.name}\n  One-time pass    ${reset.password}   (shown this once)\n`);
}

async function resetByWorker(name: string): Promise<AdminReset> {
  try {
    return await askWorker(null, "/web/admin-reset", Reply, { method: "POST", body: JSON.stringify({ name }) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "worker_unreachable" || config().isWorkerNamed) throw error;
    return resetHere(name);
  }
}

async function resetHere(name: string): Promise<AdminReset> {
  const state = await openWorkerState(config());
  try {
    return await resetAdmin(state, name);
  } finally {
    state.close();
  }
}
