/** Files that come through the page, piece by piece. */
import type { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import { ruleText } from "../../lib/rule-text.ts";
import { GivenUploadName, UploadRequest } from "../../lib/uploads/upload-set.ts";
import { wholeNumber } from "../../lib/whole-number.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

const Offset = wholeNumber(0, 999_999_999_999_999);

export function addUploadRoutes(api: Api, { uploads, access }: Pick<ApiParts, "uploads" | "access">): void {
  api.get("/v1/uploads", (context) => context.json({ sets: uploads.all() }));
  api.post("/v1/uploads", async (context) => {
    const { files } = parseBody(UploadRequest, await context.req.text());
    const caller = context.get("caller");
    const set = uploads.begin(files, caller.user);
    access.audit(caller, { what: "upload_begun", target: `upload ${set.id}`, after: files });
    return context.json(set, 201);
  });
  api.get("/v1/uploads/:id", (context) => context.json(uploads.get(context.req.param("id"))));
  api.post("/v1/uploads/:id", async (context) => {
    const { files } = parseBody(UploadRequest, await context.req.text());
    return context.json(uploads.add(context.req.param("id"), files));
  });
  api.delete("/v1/uploads/:id", (context) => {
    const { id, files } = uploads.remove(context.req.param("id"));
    access.audit(context.get("caller"), { what: "upload_removed", target: `upload ${id}`, before: files });
    return context.body(null, 204);
  });
  api.patch("/v1/uploads/:id/:name", async (context) => {
    const name = parse("name", GivenUploadName, context.req.param("name"));
    const at = parse("offset", Offset, context.req.query("offset"));
    return context.json(await uploads.append(context.req.param("id"), name, { at, content: context.req.raw.body ?? noContent() }));
  });
  api.delete("/v1/uploads/:id/:name", (context) => context.json(uploads.removeFile(context.req.param("id"), context.req.param("name"))));
}

async function* noContent(): AsyncGenerator<Uint8Array> {}

function parse<T>(field: string, schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const value = String(given).slice(0, 200);
  throw new AppError("invalid_parameter", `${field} "${value}": ${ruleText(parsed.error.issues[0])}`, { field, value });
}
