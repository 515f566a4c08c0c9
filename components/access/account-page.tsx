"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OwnSession } from "../../lib/auth/people.ts";
import { Head, Table } from "../admin/admin-table.tsx";
import { useAct } from "../admin/use-act.ts";
import { send } from "../dashboard/ask.ts";
import { Header } from "../dashboard/header.tsx";
import { Button, buttonLook } from "../ui/button.tsx";
import { FormatProvider, useFormat } from "../ui/use-format.tsx";
import { browserOf } from "./browser-of.ts";

type AccountPageProps = {
  name: string;
  role: "viewer" | "admin";
  sessions: OwnSession[];
  store: { name: string; currency: string; timeZone: string };
  locale: "en" | "es";
};

/** One's own: where one is signed in, and the password. */
export function AccountPage({ name, role, sessions, store, locale }: AccountPageProps) {
  const text = useTranslations("access");
  return (
    <FormatProvider locale={locale} currency={store.currency} timeZone={store.timeZone}>
      <Header storeName={store.name} />
      <main id="main" tabIndex={-1} className="gutter pt-6 pb-16 outline-none">
        <div className="flex flex-wrap items-start justify-between gap-3 border-line2 border-b pb-5">
          <div className="min-w-0">
            <h1 className="break-words font-semibold text-h1">{name}</h1>
            <p className="text-data text-ink3">{text(`roles.${role}`)}</p>
          </div>
          <Link href="/change-password" className={buttonLook("plain")}>
            {text("changePassword")}
          </Link>
        </div>
        <Sessions sessions={sessions} />
      </main>
    </FormatProvider>
  );
}

function Sessions({ sessions }: Pick<AccountPageProps, "sessions">) {
  const text = useTranslations("access");
  const { act, isBusy, fault } = useAct();
  const format = useFormat();
  return (
    <section aria-labelledby="sessions" className="pt-6">
      <h2 id="sessions" className="font-semibold text-title">
        {text("sessions")}
      </h2>
      <p className="pb-2 text-data text-ink3">{text("sessionsNote", { zone: format.timeZone })}</p>
      {fault !== null && (
        <p role="alert" className="text-bad text-data">
          {fault}
        </p>
      )}
      <Table label={text("sessions")}>
        <thead>
          <tr>
            <Head>{text("browser")}</Head>
            <Head wideOnly>{text("address")}</Head>
            <Head wideOnly>{text("since")}</Head>
            <Head>{text("seen")}</Head>
            <Head>
              <span className="sr-only">{text("end")}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.sessionId} className="border-line border-b hover:bg-sunken">
              <td className="py-1.5 pr-4 font-medium">{browserOf(session.agent) ?? text("unknownBrowser")}</td>
              <td className="py-1.5 pr-4 font-mono text-ink2 max-tablet:hidden">{session.address ?? "–"}</td>
              <td className="py-1.5 pr-4 text-ink2 max-tablet:hidden">{format.instant(session.createdAt)}</td>
              <td className="py-1.5 pr-4 text-ink2">{session.isThisOne ? text("thisOne") : format.instant(session.seenAt)}</td>
              <td className="h-10 w-px py-1">
                {!session.isThisOne && (
                  <Button kind="quiet" disabled={isBusy} onClick={() => void act(() => send("DELETE", `/v1/sessions/${session.sessionId}`))}>
                    {text("end")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
