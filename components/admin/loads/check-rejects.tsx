import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FlightCheck } from "../../../lib/load/flight-check.ts";
import type { RejectGroup } from "../../../lib/load/load-run.ts";
import { printable } from "../../dashboard/printable.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ScrollArea } from "../../ui/scroll-area.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";

const mostKinds = 100;
/** They are of no row. */
const ofFile: RejectGroup["reason"][] = ["file_missing", "header_missing", "header_twice"];

export function CheckRejects({ check: { id, report, findings } }: { check: FlightCheck }) {
  const text = useTranslations("admin.loads.rejects");
  const format = useFormat();
  const { rejectGroups, rejectedRows } = report;
  if (rejectGroups.length === 0) return null;
  const files = new Set(rejectGroups.map(({ file }) => file));
  const [file = ""] = files;
  const canLoad = findings !== null;
  const title = canLoad ? text("title", { count: rejectedRows, shown: format.count(rejectedRows) }) : text("toMend");
  const remedy = canLoad ? (files.size === 1 ? text("inOne", { file }) : text("subtitle")) : text("toMendFirst");
  const faults = rejectGroups.reduce((sum, group) => sum + group.faults, 0);
  const all = (
    <a href={`/api/v1/flight-checks/${id}/rejects.csv`} download className={buttonLook("plain")}>
      <Download size={16} aria-hidden="true" />
      {text("csv")}
    </a>
  );
  return (
    <Panel title={title} subtitle={remedy} controls={all}>
      <ScrollArea label={title}>
        <Table label={title}>
          <thead>
            <tr>
              <Head>{text("reason")}</Head>
              <Head isNumber>{text("rows")}</Head>
              <Head>{text("place")}</Head>
              <Head>{text("column")}</Head>
              <Head>{text("value")}</Head>
            </tr>
          </thead>
          <tbody>
            {rejectGroups.map((group) => (
              <Row key={`${group.file} ${group.column} ${group.reason}`} group={group} namesFile={files.size > 1 || !canLoad} />
            ))}
          </tbody>
        </Table>
      </ScrollArea>
      {canLoad && faults > rejectedRows && <p className="pt-2 text-ink3 text-note">{text("several")}</p>}
      {rejectGroups.length === mostKinds && <p className="pt-2 text-ink3 text-note">{text("more")}</p>}
    </Panel>
  );
}

function Row({ group: { file, column, reason, faults, line, value }, namesFile }: { group: RejectGroup; namesFile: boolean }) {
  const text = useTranslations("admin.loads.rejects");
  const reasons = useTranslations("admin.loads.reasons");
  const format = useFormat();
  const isOfRow = line !== null && !ofFile.includes(reason);
  return (
    <tr className="border-line border-b hover:bg-sunken">
      <th scope="row" className="min-w-44 py-1.5 pr-4 text-left font-medium">
        {reasons(reason)}
      </th>
      <td className="py-1.5 pr-4 text-right font-medium">{isOfRow ? format.count(faults) : "–"}</td>
      <td className="whitespace-nowrap py-1.5 pr-4 text-ink2">{line === null ? file : text(namesFile ? "lineOf" : "line", { file, line: String(line) })}</td>
      <td className="py-1.5 pr-4 text-ink2">{column ?? "–"}</td>
      <td className="max-w-40 truncate py-1.5">
        {isOfRow && (
          <code className="rounded-mark bg-bad-wash px-1.5 py-0.5 font-mono text-bad text-note" title={value ?? undefined}>
            {value === null || value === "" ? text("empty") : printable(value)}
          </code>
        )}
      </td>
    </tr>
  );
}
