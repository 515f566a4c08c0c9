/** Backups: made, listed, fetched, removed, and when they are made by themselves. */
import { Readable } from "node:stream";
import { BackupPlanned, BackupRequest } from "../../lib/backup/backups.ts";
import { CronParams } from "../../lib/cron/cron-reading.ts";
import { AppError } from "../../lib/errors.ts";
import { parseSearch } from "../../lib/sales/parse-params.ts";
import { actorOf } from "../access/actor.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

export function addBackupRoutes(api: Api, { backups }: Pick<ApiParts, "backups">): void {
  api.get("/v1/backups", async (context) => context.json(await backups.all()));
  api.post("/v1/backups", async (context) => {
    const { file } = parseBody(BackupRequest, (await context.req.text()) || "{}");
    const caller = context.get("caller");
    if (file !== undefined && !caller.trusted) throw new AppError("forbidden", "A file is for the commands of this machine alone to name.");
    return context.json(backups.start({ by: actorOf(caller), file }), 202);
  });
  api.get("/v1/backups/:name", (context) => {
    const name = context.req.param("name");
    const { body, bytes } = backups.download(name, actorOf(context.get("caller")));
    const headers = { "content-type": "application/zstd", "content-length": String(bytes), "content-disposition": `attachment; filename="${name}"` };
    return new Response(Readable.toWeb(body) as ReadableStream, { headers });
  });
  api.delete("/v1/backups/:name", (context) => {
    backups.remove(context.req.param("name"), actorOf(context.get("caller")));
    return context.body(null, 204);
  });
  api.get("/v1/cron-reading", (context) => context.json(backups.readCron(parseSearch(CronParams, new URL(context.req.url).searchParams).text)));
  api.patch("/v1/backup-plan", async (context) => {
    backups.plan(parseBody(BackupPlanned, await context.req.text()), actorOf(context.get("caller")));
    return context.body(null, 204);
  });
}
