import { getTranslations } from "next-intl/server";
import { TokensPage } from "../../../components/admin/tokens-page.tsx";
import { ApiTokens } from "../../../lib/auth/api-tokens.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.tokens"))("title") };
}

export default async function Page() {
  return adminPageFor("manage_tokens", async (caller) => <TokensPage tokens={(await askWorker(caller, "/v1/tokens", ApiTokens)).tokens} />);
}
