"use client";
import { Check, Copy, Download, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Change } from "../ui/change.tsx";
import { type Cell, type ChartTable, toCsv, toTabbed } from "./chart-table.ts";

type ChartTableDialogProps = { title: string; subtitle: string; table: ChartTable; onClose: () => void };

/** A chart's exact numbers, to read, copy or keep. */
export default function ChartTableDialog({ title, subtitle, table, onClose }: ChartTableDialogProps) {
  const text = useTranslations("charts");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      className="m-auto max-h-[min(44rem,calc(100dvh-2rem))] w-[min(40rem,calc(100vw-2rem))] rounded-float border border-line2 bg-surface text-ink shadow-float backdrop:bg-scrim open:flex"
    >
      <div className="flex min-w-0 flex-1 flex-col p-4 tablet:p-5">
        <div className="flex items-start justify-between gap-4 pb-2">
          <div>
            <h2 id={titleId} className="text-title font-semibold">
              {title}
            </h2>
            <p className="text-data text-ink3">{subtitle}</p>
          </div>
          <button
            type="button"
            aria-label={text("close")}
            onClick={() => dialog.current?.close()}
            className="target -mt-1 -mr-1 rounded-control p-1.5 text-ink2 hover:bg-sunken"
          >
            <X size={18} aria-hidden="true" />
          </button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
        <section aria-labelledby={titleId} tabIndex={0} className="min-h-0 flex-1 overflow-auto">
          <Table table={table} />
        </section>
        <Actions table={table} />
      </div>
    </dialog>
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

const button = "flex h-8 items-center gap-2 rounded-control border border-line2 px-3 font-medium text-data transition-colors hover:bg-sunken max-tablet:h-11";

function Actions({ table }: { table: ChartTable }) {
  const text = useTranslations("charts");
  const [isCopied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(toTabbed(table)).then(() => setCopied(true));
  return (
    <div className="flex gap-2 pt-4">
      <button type="button" className={button} onClick={() => void copy()}>
        {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
        <span aria-live="polite">{isCopied ? text("copied") : text("copy")}</span>
      </button>
      <button type="button" className={button} onClick={() => download(table)}>
        <Download size={16} aria-hidden="true" />
        CSV
      </button>
    </div>
  );
}

function download(table: ChartTable) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`\uFEFF${toCsv(table)}`], { type: "text/csv;charset=utf-8" }));
  link.download = `${table.file}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
