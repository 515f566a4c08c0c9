/** Reading the audit log. */
import { AuditFilter, AuditParams } from "../../lib/audit-lines.ts";
import { parseSearch } from "../../lib/sales/parse-params.ts";
import type { Api, ApiParts } from "./api.ts";
import { streamText } from "./stream-text.ts";

const csvHeaders = { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="audit.csv"' };

export function addAuditRoutes(api: Api, { access: { auditLog } }: Pick<ApiParts, "access">): void {
  api.get("/v1/audit", (context) => context.json(auditLog.page(parseSearch(AuditParams, new URL(context.req.url).searchParams))));
  api.get("/v1/audit.csv", (context) => {
    const lines = auditLog.csv(parseSearch(AuditFilter, new URL(context.req.url).searchParams));
    return new Response(streamText(lines), { headers: csvHeaders });
  });
}
