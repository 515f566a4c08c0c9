/** Where files to load lie. */
import { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import { browseFolder, listSources } from "../loads/list-sources.ts";
import type { Api, ApiParts } from "./api.ts";

const Folder = z.string().min(1).max(4096);

export function addSourceRoutes(api: Api, { uploads, places }: Pick<ApiParts, "uploads" | "places">): void {
  api.get("/v1/sources", async (context) => context.json(await listSources(places, uploads.all())));
  api.get("/v1/sources/folder", async (context) => {
    const folder = Folder.safeParse(context.req.query("folder"));
    if (!folder.success) throw new AppError("invalid_parameter", "folder: name the folder to look into", { field: "folder" });
    return context.json(await browseFolder(folder.data, places));
  });
}
