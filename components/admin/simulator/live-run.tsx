"use client";
import { CircleCheck, LoaderCircle, Pause, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LiveRow, LiveRun as Run } from "../../../lib/simulate/simulator.ts";
import { send } from "../../dashboard/ask.ts";
import { useRefusalText } from "../../dashboard/use-refusal-text.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";
import { useAct } from "../use-act.ts";
import { usePersonName } from "../use-person-name.ts";
import { useRunText } from "./use-run-texts.ts";

type LiveRunProps = {
  run: Run;
  by: string | null;
  subject: Record<string, string | number | boolean | null> | null;
  isLost: boolean;
  onChange: () => Promise<unknown>;
};

/** The run under way: what must come of what was sent, beside what the pages show by now. */
export function LiveRun({ run, by, subject, isLost, onChange }: LiveRunProps) {
  const text = useTranslations("admin.simulator");
  const runText = useRunText();
  const reasonOf = useReasonOf();
  const personName = usePersonName();
  const subtitle = [subject && runText(subject), by && personName(by)].filter((part) => part !== null).join(" · ");
  return (
    <Panel title={text("liveTitle", { run: run.runId })} subtitle={subtitle} controls={<Controls run={run} onChange={onChange} />}>
      <Progress run={run} />
      {isLost && (
        <p role="alert" className="pt-2 text-bad text-data">
          {text("lost")}
        </p>
      )}
      {run.report && (
        <div className="grid gap-x-10 desktop:grid-cols-2">
          <Comparison title={text("countsTitle")} rows={[...run.report.amounts, ...run.report.counts]} nameOf={(name) => text(`metrics.${name}`)} />
          {run.report.refusals.length > 0 && <Comparison title={text("refusalsTitle")} rows={run.report.refusals} nameOf={reasonOf} />}
        </div>
      )}
    </Panel>
  );
}

/** "qty zero" as its first sentence. */
function useReasonOf(): (name: string) => string {
  const text = useRefusalText();
  return (name) => {
    const [field = "", rule = ""] = name.split(" ");
    return text({ field, rule, message: name }).split(/(?<=\.)\s/)[0] ?? name;
  };
}

function Controls({ run, onChange }: { run: Run; onChange: () => Promise<unknown> }) {
  const text = useTranslations("admin.simulator");
  const { act, isBusy, fault } = useAct();
  const control = (what: "pause" | "resume" | "stop") =>
    void act(async () => {
      await send("POST", `/v1/simulator/runs/${run.runId}/${what}`);
      await onChange();
    });
  if (run.report?.isChecking) return null;
  return (
    <>
      {fault !== null && (
        <p role="alert" className="text-bad text-data">
          {fault}
        </p>
      )}
      <Button disabled={isBusy || run.isStopping} onClick={() => control(run.isPaused ? "resume" : "pause")}>
        {run.isPaused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
        {text(run.isPaused ? "resume" : "pause")}
      </Button>
      <Button disabled={isBusy || run.isStopping} onClick={() => control("stop")}>
        <Square size={16} aria-hidden="true" />
        {text("stop")}
      </Button>
    </>
  );
}

function stateOf({ report, isPaused, isStopping }: Run): "starting" | "sending" | "paused" | "checking" {
  if (report === null) return "starting";
  if (report.isChecking || isStopping) return "checking";
  return isPaused ? "paused" : "sending";
}

function Progress({ run }: { run: Run }) {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  const { report, planned } = run;
  const state = stateOf(run);
  const sent = report?.sent ?? 0;
  const share = planned === 0 ? 0 : Math.min(1, sent / planned);
  const Icon = state === "paused" ? Pause : LoaderCircle;
  const parts = [
    text("sent", { sent: format.count(sent), planned: format.count(planned) }),
    report && text("pace", { rate: format.count(Math.round(sent / Math.max(report.seconds, 1))) }),
    report?.waiting == null ? null : text("waiting", { count: format.count(report.waiting) }),
  ];
  return (
    <div className="grid gap-2">
      <p className="flex items-center gap-3 text-data text-ink2">
        <Icon size={18} aria-hidden="true" className={`shrink-0 text-accent ${state === "paused" ? "" : "animate-turn"}`} />
        <span>
          <strong role="status" className="font-semibold text-ink">
            {text(`states.${state}`)}
          </strong>{" "}
          {parts.filter((part) => part !== null).join(" · ")}
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={text("liveTitle", { run: run.runId })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="h-[3px] overflow-hidden rounded-mark bg-sunken"
      >
        <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

type ComparisonProps = { title: string; rows: LiveRow[]; nameOf: (name: string) => string };

function Comparison({ title, rows, nameOf }: ComparisonProps) {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  const shown = (value: string) => (value.includes(".") ? format.amount(value) : format.count(Number(value)));
  return (
    <div className="pt-4">
      <Table label={title}>
        <thead>
          <tr>
            <Head>{title}</Head>
            <Head isNumber>{text("expected")}</Head>
            <Head isNumber>{text("shown")}</Head>
            <Head isNumber wideOnly>
              {text("onTheWay")}
            </Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-line border-b hover:bg-sunken">
              <th scope="row" className="py-1.5 pr-2 text-left font-medium tablet:pr-4">
                {nameOf(row.name)}
              </th>
              <td className="py-1.5 pr-2 text-right tablet:pr-4">{shown(row.expected)}</td>
              <td className="py-1.5 pr-2 text-right tablet:pr-4">{row.shown === null ? "–" : shown(row.shown)}</td>
              <td className="py-1.5 pr-4 text-right text-ink2 max-tablet:hidden">
                <Difference row={row} format={shown} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Difference({ row: { expected, shown }, format }: { row: LiveRow; format: (value: string) => string }) {
  const text = useTranslations("admin.simulator");
  if (shown === null) return "–";
  if (shown !== expected) return format((Number(expected) - Number(shown)).toFixed(expected.split(".")[1]?.length ?? 0));
  return (
    <>
      <span className="sr-only">{text("equal")}</span>
      <CircleCheck size={16} aria-hidden="true" className="ml-auto text-good" />
    </>
  );
}
