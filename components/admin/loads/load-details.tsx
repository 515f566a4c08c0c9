"use client";
import { useTranslations } from "next-intl";
import type { LoadRun } from "../../../lib/load/load-run.ts";
import { loadReason } from "../../dashboard/load-reason.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";

/** What a load was made of, and why it did not come in. */
export function LoadDetails({ run, onClose }: { run: LoadRun; onClose: () => void }) {
  const text = useTranslations("admin.loads.earlier");
  const list = useTranslations("list");
  const files = useTranslations("admin.loads.files");
  const faults = useTranslations("loadFaults");
  const format = useFormat();
  const reason = loadReason(run, { text: faults as never, format });
  const asOf = run.report?.asOf ? text("asOf", { at: `${format.end(run.report.asOf)} ${format.timeZone}` }) : undefined;
  return (
    <Dialog title={text("files", { id: run.id })} subtitle={asOf} closeLabel={list("close")} onClose={onClose}>
      <div className="grid gap-4">
        <p className="break-words text-data text-ink2">{run.source}</p>
        {reason !== null && <p className="text-body">{reason}</p>}
        {run.report !== null && run.report.files.length > 0 && (
          <Table label={text("files", { id: run.id })}>
            <thead>
              <tr>
                <Head>{files("file")}</Head>
                <Head isNumber>{files("rows")}</Head>
                <Head isNumber>{files("rejected")}</Head>
                <Head>{text("hash")}</Head>
              </tr>
            </thead>
            <tbody>
              {run.report.files.map((file) => (
                <tr key={file.name} className="border-line border-b">
                  <th scope="row" className="py-1.5 pr-4 text-left font-medium">
                    {file.name}
                  </th>
                  <td className="py-1.5 pr-4 text-right">{format.count(file.rows)}</td>
                  <td className="py-1.5 pr-4 text-right">{format.count(file.rejected)}</td>
                  <td className="break-all py-1.5 font-mono text-ink2 text-note">{file.sha256}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </Dialog>
  );
}
