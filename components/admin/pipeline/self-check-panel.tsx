"use client";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Job } from "../../../lib/jobs/job.ts";
import type { CheckedSet, Difference, SelfCheck } from "../../../lib/pipeline/self-check.ts";
import { Panel } from "../../ui/panel.tsx";
import { shortDuration } from "../../ui/short-duration.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";

/** What came of the last self-check, and of those before. `checks`: the last first. */
export function SelfCheckPanel({ checks }: { checks: Job[] }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const [last, ...former] = checks.filter(({ state }) => state === "done");
  const result = last?.outcome as SelfCheck | undefined;
  if (!last || !result)
    return (
      <Panel title={text("lastCheck")} subtitle={text("checkNever")}>
        {null}
      </Panel>
    );
  const subtitle = text("checkHint", { at: format.instant(last.endedAt ?? last.startedAt), version: format.count(result.version) });
  return (
    <Panel title={text("lastCheck")} subtitle={subtitle}>
      <Verdict result={result} />
      <Headline result={result} />
      {result.found.length > 0 && <Differences found={result.found} total={result.differences} />}
      <details className="pt-3 text-data">
        <summary className="text-accent">{text("checkWhat")}</summary>
        <Extent result={result} />
      </details>
      {former.length > 0 && <FormerChecks checks={former} />}
    </Panel>
  );
}

function Verdict({ result: { numbers, differences } }: { result: SelfCheck }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const isEqual = differences === 0;
  const Icon = isEqual ? CircleCheck : CircleAlert;
  return (
    <p role="status" className={`flex items-center gap-2 pb-1 font-semibold text-data ${isEqual ? "text-good" : "text-bad"}`}>
      <Icon size={16} aria-hidden="true" className="shrink-0" />
      {isEqual
        ? text("checkEqual", { numbers: format.count(numbers) })
        : text("checkDiffers", { differences: format.count(differences), numbers: format.count(numbers), count: differences })}
    </p>
  );
}

function Headline({ result: { headline } }: { result: SelfCheck }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  return (
    <Table label={text("lastCheck")}>
      <thead>
        <tr>
          <Head>{text("metric")}</Head>
          <Head isNumber>SQL</Head>
          <Head isNumber>{text("shown")}</Head>
          <Head>
            <span className="sr-only">{text("equal")}</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {headline.map(({ metric, sql, shown }) => (
          <tr key={metric} className="border-line border-b">
            <td className="py-1.5 pr-4">{text(`metrics.${metric}`)}</td>
            <td className="py-1.5 pr-4 text-right">{format.amount(sql)}</td>
            <td className="py-1.5 pr-4 text-right font-medium">{format.amount(shown)}</td>
            <td className="w-5 py-1.5">{sql === shown ? <Same /> : <Other />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Same() {
  const text = useTranslations("admin.pipeline");
  return <CircleCheck size={14} role="img" aria-label={text("equal")} className="text-good" />;
}

function Other() {
  const text = useTranslations("admin.pipeline");
  return <CircleAlert size={14} role="img" aria-label={text("different")} className="text-bad" />;
}

function Differences({ found, total }: { found: Difference[]; total: number }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  return (
    <div className="pt-3">
      <Table label={text("differences")}>
        <thead>
          <tr>
            <Head>{text("where")}</Head>
            <Head isNumber>SQL</Head>
            <Head isNumber>{text("shown")}</Head>
          </tr>
        </thead>
        <tbody>
          {found.map(({ set, place, sql, shown }) => (
            <tr key={`${set} ${place}`} className="border-line border-b">
              <td className="break-all py-1.5 pr-4">
                <span className="text-ink3">{text(`sets.${set}`)}</span> {place}
              </td>
              <td className="py-1.5 pr-4 text-right">{sql}</td>
              <td className="py-1.5 pr-4 text-right font-medium text-bad">{shown}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > found.length && (
        <p className="pt-1 text-ink3 text-note">{text("andMore", { count: total - found.length, shown: format.count(total - found.length) })}</p>
      )}
      <p className="pt-1 text-ink2 text-note">{text("differsRemedy")}</p>
    </div>
  );
}

function Extent({ result }: { result: SelfCheck }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const { lines, countedLines, days, sets, plainMs, shownMs } = result;
  return (
    <div className="text-ink2 text-note">
      <p className="py-1.5">
        {text("extent", {
          days: format.count(days),
          lines: format.count(lines),
          counted: format.count(countedLines),
          isWhole: String(lines === countedLines),
          sql: shortDuration(plainMs, format),
          served: shortDuration(shownMs, format),
        })}
      </p>
      <ul>
        {sets.map((one) => (
          <li key={one.set} className="flex justify-between gap-3 border-line border-t py-1">
            <span className="min-w-0 truncate">{setName(one, text)}</span>
            <span className={one.differences === 0 ? "" : "font-medium text-bad"}>
              {one.differences === 0
                ? text("setEqual", { numbers: format.count(one.numbers) })
                : text("setDiffers", { numbers: format.count(one.numbers), differences: format.count(one.differences) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function setName({ set, filter }: CheckedSet, text: ReturnType<typeof useTranslations<"admin.pipeline">>): string {
  return filter.length === 0 ? text(`sets.${set}`) : `${text(`sets.${set}`)}: ${filter.join(", ")}`;
}

function FormerChecks({ checks }: { checks: Job[] }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  return (
    <>
      <h3 className="pt-4 pb-1 font-medium text-ink3 text-note">{text("formerChecks")}</h3>
      <ul className="text-data">
        {checks.map(({ id, endedAt, by, outcome }) => {
          const { differences, numbers } = outcome as SelfCheck;
          return (
            <li key={id} className="flex flex-wrap justify-between gap-x-3 border-line border-t py-1">
              <span className="text-ink3">
                {endedAt && format.instant(endedAt)} · {by}
              </span>
              <span className={differences === 0 ? "" : "font-medium text-bad"}>
                {differences === 0
                  ? text("setEqual", { numbers: format.count(numbers) })
                  : text("setDiffers", { numbers: format.count(numbers), differences: format.count(differences) })}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
