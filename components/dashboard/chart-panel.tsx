"use client";
import { Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { ChartTable } from "../charts/chart-table.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Panel } from "../ui/panel.tsx";

const ChartTableDialog = dynamic(() => import("../charts/chart-table-dialog.tsx"), { ssr: false });

type ChartPanelProps = {
  title: string;
  subtitle: string;
  /** One sentence that says what the chart shows, for who cannot see it. */
  summary: string;
  controls?: ReactNode;
  table: () => ChartTable;
  children: ReactNode;
};

/** A panel with a chart in it: a labelled figure, with its data as a table behind the last button. */
export function ChartPanel({ title, subtitle, summary, controls, table, children }: ChartPanelProps) {
  const text = useTranslations("charts");
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title={title}
      subtitle={subtitle}
      {...(controls === undefined ? {} : { controls })}
      action={<IconButton label={text("asTable", { title })} title={text("table")} icon={Table2} onClick={() => setOpen(true)} />}
    >
      <figure>
        <figcaption className="sr-only">{summary}</figcaption>
        {children}
      </figure>
      {isOpen && <ChartTableDialog title={title} subtitle={subtitle} table={table()} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
