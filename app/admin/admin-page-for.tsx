import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { NotNow } from "../../components/admin/not-now.tsx";
import { OtherJobs } from "../../components/admin/other-jobs.tsx";
import { PageProviders } from "../../components/dashboard/page-providers.tsx";
import type { Action, Caller } from "../../lib/auth/authorize.ts";
import { AppError } from "../../lib/errors.ts";
import { getStatus } from "../../lib/worker-client.ts";
import { getCaller } from "../caller.ts";

const passing = ["worker_unreachable", "too_slow"];

/** An admin's page, with the store's formats; while the worker does not answer, a word that waits for it. */
export async function adminPageFor(action: Action, draw: (caller: Caller) => Promise<ReactNode>): Promise<ReactNode> {
  try {
    const caller = await getCaller(action);
    const [{ store }, page, locale] = await Promise.all([getStatus(caller), draw(caller), getLocale()]);
    return (
      <PageProviders store={store} locale={locale === "es" ? "es" : "en"} shownAt={new Date().toISOString()}>
        {page}
        <OtherJobs />
      </PageProviders>
    );
  } catch (error) {
    if (error instanceof AppError && passing.includes(error.code)) return <NotNow />;
    throw error;
  }
}
