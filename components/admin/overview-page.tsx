"use client";
import { Archive, ChevronRight, FlaskConical, FolderInput, type LucideIcon, MailX, ScanSearch, TriangleAlert, Workflow } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Backup } from "../../lib/backup/backups.ts";
import type { Job } from "../../lib/jobs/job.ts";
import type { Judgements, Pipeline } from "../../lib/pipeline/pipeline.ts";
import { type PartName, partNames } from "../../lib/pipeline/pipeline-parts.ts";
import type { SelfCheck } from "../../lib/pipeline/self-check.ts";
import type { SimulatedRun } from "../../lib/simulate/simulator.ts";
import { byteText } from "../ui/byte-text.ts";
import { useFormat } from "../ui/use-format.tsx";
import { AdminPage } from "./admin-page.tsx";
import { useReasonText } from "./pipeline/use-reason-text.ts";

type OverviewPageProps = { pipeline: Pipeline; backups: Backup[]; runs: SimulatedRun[]; check: Job | null };
type Matter = { href: string; name: "pipeline" | "letters" | "loads" | "backup" | "simulator" | "check"; icon: LucideIcon; fact: string; needsLook: boolean };

/** What an admin should know first, each with the page where something can be done about it. */
export function OverviewPage(props: OverviewPageProps) {
  const text = useTranslations("admin.overview");
  const matters = useMatters(props);
  const count = matters.filter(({ needsLook }) => needsLook).length;
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle", { count })}>
      <ul aria-label={text("title")}>
        {matters.map((matter) => (
          <Line key={matter.name} matter={matter} />
        ))}
      </ul>
    </AdminPage>
  );
}

function Line({ matter: { href, name, icon: Icon, fact, needsLook } }: { matter: Matter }) {
  const text = useTranslations("admin.overview");
  return (
    <li className="border-line border-b">
      <Link href={href} className="flex min-h-12 items-center gap-3 py-2 text-data hover:bg-sunken">
        <Icon size={18} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink3" />
        <span className="grid min-w-0 flex-1 gap-x-3 tablet:grid-cols-[9rem_1fr]">
          <span className="font-semibold">{text(`names.${name}`)}</span>
          <span className="text-ink2">{fact}</span>
        </span>
        {needsLook && (
          <span className="flex shrink-0 items-center gap-1 font-medium text-note text-warn">
            <TriangleAlert size={13} aria-hidden="true" />
            {text("needsLook")}
          </span>
        )}
        <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-ink3" />
      </Link>
    </li>
  );
}

/** "Warehouse: Only 1.2 GB are free on the disk." */
function usePartsText(parts: Judgements): (unwell: PartName[]) => string {
  const text = useTranslations("admin.overview");
  const names = useTranslations("admin.pipeline.parts");
  const health = useTranslations("admin.pipeline.health");
  const reason = useReasonText();
  const partText = (part: PartName) => `${names(part)}: ${parts[part].reasons.map(reason).join(" ") || health(parts[part].health)}`;
  return (unwell) => (unwell.length === 0 ? text("partsWell") : unwell.map(partText).join(" "));
}

function useMatters({ pipeline: { figures, parts }, backups, runs, check }: OverviewPageProps): Matter[] {
  const text = useTranslations("admin.overview");
  const partsText = usePartsText(parts);
  const format = useFormat();
  const { load, deadLetters, ingest, queue } = figures;
  const unwell = partNames.filter((part) => parts[part].health !== "ok");
  const paused =
    ingest.pausedSince !== null && text("paused", { since: format.instant(ingest.pausedSince), waiting: format.count(queue.waiting), count: queue.waiting });
  const [backup] = backups.flatMap(({ about, bytes }) => (about ? [{ ...about, bytes }] : [])).toSorted((a, b) => b.takenAt.localeCompare(a.takenAt));
  const simulated = runs.reduce((sum, { lines, superseded }) => sum + lines - superseded, 0);
  const result = check?.outcome as SelfCheck | undefined;
  const isLoadWell = load !== null && load.state !== "failed" && load.state !== "refused";
  return [
    { href: "/admin/pipeline", name: "pipeline", icon: Workflow, fact: paused || partsText(unwell), needsLook: unwell.length > 0 },
    {
      href: "/admin/dead-letters",
      name: "letters",
      icon: MailX,
      fact: text("letters", { count: deadLetters.refused, shown: format.count(deadLetters.refused) }),
      needsLook: deadLetters.refused > 0,
    },
    {
      href: "/admin/loads",
      name: "loads",
      icon: FolderInput,
      fact:
        load === null
          ? text("noLoad")
          : text("load", {
              id: load.id,
              state: load.state,
              at: format.instant(load.at),
              lines: format.count(load.lines ?? 0),
              hasLines: String(load.lines !== null),
            }),
      needsLook: !isLoadWell,
    },
    {
      href: "/admin/backup",
      name: "backup",
      icon: Archive,
      fact: backup ? text("backup", { at: format.instant(backup.takenAt), size: byteText(backup.bytes, format) }) : text("noBackup"),
      needsLook: backup === undefined,
    },
    {
      href: "/admin/simulator",
      name: "simulator",
      icon: FlaskConical,
      fact: text("simulated", { count: simulated, shown: format.count(simulated) }),
      needsLook: simulated > 0,
    },
    {
      href: "/admin/pipeline",
      name: "check",
      icon: ScanSearch,
      fact: result
        ? text("check", {
            at: format.instant(check?.endedAt ?? ""),
            count: result.differences,
            shown: format.count(result.differences),
            numbers: format.count(result.numbers),
          })
        : text("noCheck"),
      needsLook: (result?.differences ?? 0) > 0,
    },
  ];
}
