import { getTranslations } from "next-intl/server";
import { LoadsPage } from "../../../components/admin/loads-page.tsx";
import { UploadSets } from "../../../lib/uploads/upload-set.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.loads"))("title") };
}

export default async function Page() {
  return adminPageFor("upload_files", async (caller) => {
    const { sets } = await askWorker(caller, "/v1/uploads", UploadSets);
    return <LoadsPage unfinished={sets.find(({ files }) => files.some(({ isWhole }) => !isWhole)) ?? null} />;
  });
}
