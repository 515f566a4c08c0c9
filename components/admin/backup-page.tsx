"use client";
import { Archive, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Backup, Backups } from "../../lib/backup/backups.ts";
import type { Job } from "../../lib/jobs/job.ts";
import { send } from "../dashboard/ask.ts";
import { useReason } from "../dashboard/use-reason.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { AdminPage } from "./admin-page.tsx";
import { Head, Table } from "./admin-table.tsx";
import { AskedAct } from "./asked-act.tsx";
import { BackupPlan } from "./backup-plan.tsx";
import { JobProgress } from "./job-progress.tsx";
import { useJobs } from "./use-job.ts";
import { useStartJob } from "./use-start-job.ts";

type BackupPageProps = { found: Backups; jobs: Job[] };

export function BackupPage({ found, jobs: first }: BackupPageProps) {
  const text = useTranslations("admin.backup");
  const { jobs, error } = useJobs({ kind: "backup" }, first);
  const { start, isBusy, fault } = useStartJob();
  const reason = useReason();
  const [last] = jobs;
  const make = (
    <Button kind="primary" disabled={isBusy || last?.state === "running"} onClick={() => void start("/v1/backups", {})}>
      <Archive size={16} aria-hidden="true" />
      {text("make")}
    </Button>
  );
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle")} action={make}>
      {fault !== null && (
        <p role="alert" className="pt-3 text-bad text-data">
          {fault}
        </p>
      )}
      {error && last?.state !== "running" ? (
        <p role="alert" className="border-line border-b py-3 text-bad text-data">
          {reason(error)}
        </p>
      ) : null}
      {last && (!error || last.state === "running") && (
        <div className="border-line border-b">
          <JobProgress key={last.id} job={last} title={text("last", { id: last.id })}>
            {(job) => <Outcome job={job} />}
          </JobProgress>
        </div>
      )}
      <Panel title={text("list")} subtitle={text("listNote", { folder: found.folder })}>
        {found.backups.length === 0 ? <p className="py-6 text-center text-data text-ink2">{text("empty")}</p> : <List backups={found.backups} />}
      </Panel>
      <div className="grid gap-x-10 border-line border-t desktop:grid-cols-2">
        <BackupPlan planned={found.planned} last={jobs.find(({ subject, state }) => subject.isScheduled === true && state !== "running") ?? null} />
        <Panel title={text("restore")} subtitle={text("restoreNote")}>
          <p className="max-w-prose pb-3 text-data text-ink2">{text("restoreBody")}</p>
          <CopyText kind="plain" label={text("command")} value={`npm run restore -- ${found.folder}/${found.backups[0]?.name ?? "FILE"}`} />
        </Panel>
      </div>
    </AdminPage>
  );
}

/** "2.4 MB. Live events waited 38 ms." */
function Outcome({ job: { outcome } }: { job: Job }) {
  const text = useTranslations("admin.backup");
  const format = useFormat();
  const { bytes, heldMs } = outcome as { bytes?: number; heldMs?: number | null };
  if (bytes === undefined) return null;
  const size = text("size", { size: format.fixed(bytes / 1_000_000, 1) });
  return typeof heldMs === "number" ? text("outcome", { size, ms: format.count(Math.round(heldMs)) }) : size;
}

function List({ backups }: { backups: Backup[] }) {
  const text = useTranslations("admin.backup");
  return (
    <Table label={text("list")}>
      <thead>
        <tr>
          <Head>{text("taken")}</Head>
          <Head wideOnly>{text("by")}</Head>
          <Head wideOnly>{text("load")}</Head>
          <Head isNumber>{text("bytes")}</Head>
          <Head>
            <span className="sr-only">{text("acts")}</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <Row key={backup.name} backup={backup} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ backup: { name, bytes, about } }: { backup: Backup }) {
  const text = useTranslations("admin.backup");
  const format = useFormat();
  return (
    <tr className="border-line border-b hover:bg-sunken">
      <td className="py-1.5 pr-4" title={name}>
        {about ? (
          <span className="font-medium">{format.instant(about.takenAt)}</span>
        ) : (
          <>
            <span className="break-all">{name}</span>{" "}
            <span className="whitespace-nowrap rounded-control bg-bad-wash px-1.5 py-0.5 font-medium text-bad text-note">{text("damaged")}</span>
          </>
        )}
      </td>
      <td className="py-1.5 pr-4 text-ink2 max-tablet:hidden">{about?.isScheduled ? text("schedule") : about?.by}</td>
      <td className="py-1.5 pr-4 text-ink2 max-tablet:hidden">{about?.loadId != null && text("loadOf", { id: about.loadId })}</td>
      <td className="whitespace-nowrap py-1.5 pr-4 text-right">{text("size", { size: format.fixed(bytes / 1_000_000, 1) })}</td>
      <td className="w-px py-1">
        <div className="flex justify-end">
          <a
            href={`/api/v1/backups/${name}`}
            download
            aria-label={text("downloadOf", { name })}
            className={`${buttonLook("link")} max-tablet:w-11 max-tablet:px-0`}
          >
            <Download size={16} aria-hidden="true" />
            <span className="max-tablet:sr-only">{text("download")}</span>
          </a>
          <Remove name={name} bytes={bytes} />
        </div>
      </td>
    </tr>
  );
}

function Remove({ name, bytes }: Pick<Backup, "name" | "bytes">) {
  const text = useTranslations("admin.backup");
  const format = useFormat();
  const button = (onAsk: () => void) => (
    <Button kind="quietDanger" aria-label={text("removeOf", { name })} onClick={onAsk}>
      {text("remove")}…
    </Button>
  );
  return (
    <AskedAct button={button} question={text("askRemove")} verb={text("remove")} work={() => send("DELETE", `/v1/backups/${name}`)}>
      {text("consequence", { name, size: text("size", { size: format.fixed(bytes / 1_000_000, 1) }) })}
    </AskedAct>
  );
}
