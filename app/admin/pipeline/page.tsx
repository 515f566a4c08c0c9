import { getTranslations } from "next-intl/server";
import { PipelinePage } from "../../../components/admin/pipeline/pipeline-page.tsx";
import { Jobs } from "../../../lib/jobs/job.ts";
import { Pipeline } from "../../../lib/pipeline/pipeline.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.pipeline"))("title") };
}

export default async function Page() {
  return adminPageFor("view_pipeline", async (caller) => {
    const [first, checks, rebuilds] = await Promise.all([
      askWorker(caller, "/v1/pipeline", Pipeline),
      askWorker(caller, "/v1/jobs?kind=self_check&limit=8", Jobs),
      askWorker(caller, "/v1/jobs?kind=rebuild&limit=1", Jobs),
    ]);
    return <PipelinePage first={first} firstChecks={checks.jobs} firstRebuilds={rebuilds.jobs} />;
  });
}
