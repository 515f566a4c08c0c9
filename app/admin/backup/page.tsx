import { getTranslations } from "next-intl/server";
import { BackupPage } from "../../../components/admin/backup-page.tsx";
import { Backups } from "../../../lib/backup/backups.ts";
import { Jobs } from "../../../lib/jobs/job.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.backup"))("title") };
}

export default async function Page() {
  return adminPageFor("manage_backups", async (caller) => {
    const [found, { jobs }] = await Promise.all([askWorker(caller, "/v1/backups", Backups), askWorker(caller, "/v1/jobs?kind=backup", Jobs)]);
    return <BackupPage found={found} jobs={jobs} />;
  });
}
