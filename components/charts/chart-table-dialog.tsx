"use client";
import { Check, Copy, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonLook } from "../ui/button.tsx";
import { Change } from "../ui/change.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { type Cell, type ChartTable, toCsv, toTabbed } from "./chart-table.ts";

type ChartTableDialogProps = { title: string; subtitle: string; table: ChartTable; onClose: () => void };

/** A chart's exact numbers, to read, copy or keep. */
export default function ChartTableDialog({ title, subtitle, table, onClose }: ChartTableDialogProps) {
  const text = useTranslations("charts");
  return (
    <Dialog title={title} subtitle={subtitle} closeLabel={text("close")} onClose={onClose} foot={<Actions table={table} />}>
      <Table table={table} />
    </Dialog>
  );
}

function Table({ table }: { table: ChartTable }) {
  return (
    <table className="w-full border-separate border-spacing-0 text-data">
      <thead>
        <tr>
          {table.columns.map(({ label, isNumber }) => (
            <th
              key={label}
              scope="col"
              className={`sticky top-0 border-line2 border-b bg-surface py-2 align-bottom font-medium text-ink3 text-note not-last:pr-3 tablet:whitespace-nowrap tablet:not-last:pr-4 ${isNumber ? "text-right" : "text-left"}`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, cells }) => (
          <tr key={key} className="hover:bg-sunken">
            {cells.map((cell, index) => (
              <TableCell key={table.columns[index]?.label} cell={cell} isFirst={index === 0} isNumber={table.columns[index]?.isNumber ?? false} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TableCell({ cell, isFirst, isNumber }: { cell: Cell; isFirst: boolean; isNumber: boolean }) {
  const content = cell.change === undefined ? cell.text : <Change value={cell.change} />;
  const look = `border-line border-b py-1.5 not-last:pr-3 tablet:not-last:pr-4 ${isNumber ? "whitespace-nowrap text-right" : "text-left"}`;
  if (!isFirst) return <td className={`${look} text-ink2`}>{content}</td>;
  return (
    <th scope="row" className={`${look} font-medium`}>
      {content}
    </th>
  );
}

function Actions({ table }: { table: ChartTable }) {
  const text = useTranslations("charts");
  const [isCopied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(toTabbed(table)).then(() => setCopied(true));
  return (
    <>
      <button type="button" className={buttonLook("plain")} onClick={() => void copy()}>
        {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
        <span aria-live="polite">{isCopied ? text("copied") : text("copy")}</span>
      </button>
      <button type="button" className={buttonLook("plain")} onClick={() => download(table)}>
        <Download size={16} aria-hidden="true" />
        CSV
      </button>
    </>
  );
}

function download(table: ChartTable) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`\uFEFF${toCsv(table)}`], { type: "text/csv;charset=utf-8" }));
  link.download = `${table.file}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
