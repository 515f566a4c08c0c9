import { getTranslations } from "next-intl/server";
import { LoadsPage } from "../../../components/admin/loads/loads-page.tsx";
import { InboxLoads } from "../../../lib/inbox/inbox-loads.ts";
import { Jobs } from "../../../lib/jobs/job.ts";
import { LastCheck } from "../../../lib/load/flight-check.ts";
import { Loads } from "../../../lib/load/load-run.ts";
import { Sources } from "../../../lib/sources/sources.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.loads"))("title") };
}

export default async function Page() {
  return adminPageFor("view_loads", async (caller) => {
    const [loads, { last }, { jobs }, sources, inbox] = await Promise.all([
      askWorker(caller, "/v1/loads", Loads),
      askWorker(caller, "/v1/flight-checks", LastCheck),
      askWorker(caller, "/v1/jobs?limit=20", Jobs),
      askWorker(caller, "/v1/sources", Sources),
      askWorker(caller, "/v1/inbox", InboxLoads),
    ]);
    return <LoadsPage loads={loads} last={last} jobs={jobs} sources={sources} inbox={inbox} />;
  });
}
