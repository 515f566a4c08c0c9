import { getTranslations } from "next-intl/server";
import { OverviewPage } from "../../components/admin/overview-page.tsx";
import { Backups } from "../../lib/backup/backups.ts";
import { Jobs } from "../../lib/jobs/job.ts";
import { Pipeline } from "../../lib/pipeline/pipeline.ts";
import { SimulatorState } from "../../lib/simulate/simulator.ts";
import { askWorker } from "../../lib/worker-client.ts";
import { adminPageFor } from "./admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.overview"))("title") };
}

export default async function Page() {
  return adminPageFor("view_pipeline", async (caller) => {
    const [pipeline, { backups }, { runs }, { jobs }] = await Promise.all([
      askWorker(caller, "/v1/pipeline", Pipeline),
      askWorker(caller, "/v1/backups", Backups),
      askWorker(caller, "/v1/simulator", SimulatorState),
      askWorker(caller, "/v1/jobs?kind=self_check&limit=20", Jobs),
    ]);
    return <OverviewPage pipeline={pipeline} backups={backups} runs={runs} check={jobs.find(({ state }) => state === "done") ?? null} />;
  });
}
