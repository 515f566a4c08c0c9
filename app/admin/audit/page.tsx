import { getTranslations } from "next-intl/server";
import { AuditPage } from "../../../components/admin/audit-page.tsx";
import { auditFilters } from "../../../components/admin/audit-search.ts";
import { AuditLines } from "../../../lib/audit-lines.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import type { Search } from "../../address.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.audit"))("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const filters = auditFilters(await searchParams);
  return adminPageFor("view_audit", async (caller) => (
    <AuditPage found={await askWorker(caller, `/v1/audit?${filters.asked}`, AuditLines)} filters={filters} />
  ));
}
