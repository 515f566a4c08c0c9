import { getTranslations } from "next-intl/server";
import { LettersPage } from "../../../components/admin/letters/letters-page.tsx";
import { LetterGroupsReply } from "../../../lib/events/letter-replies.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.letters"))("title") };
}

export default async function Page() {
  return adminPageFor("repair_events", async (caller) => <LettersPage first={await askWorker(caller, "/v1/dead-letter-groups", LetterGroupsReply)} />);
}
