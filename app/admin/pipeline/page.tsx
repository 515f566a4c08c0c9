import { getTranslations } from "next-intl/server";
import { PipelinePage } from "../../../components/admin/pipeline/pipeline-page.tsx";
import { Pipeline } from "../../../lib/pipeline/pipeline.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.pipeline"))("title") };
}

export default async function Page() {
  return adminPageFor("view_pipeline", async (caller) => <PipelinePage first={await askWorker(caller, "/v1/pipeline", Pipeline)} />);
}
