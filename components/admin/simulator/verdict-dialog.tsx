"use client";
import { useTranslations } from "next-intl";
import type { RunOutcome } from "../../../lib/simulate/simulator.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Head, Table } from "../admin-table.tsx";

type VerdictDialogProps = { runId: string; outcome: RunOutcome; onClose: () => void };

/** The numbers that were not what they had to be. */
export function VerdictDialog({ runId, outcome: { differing, checked }, onClose }: VerdictDialogProps) {
  const text = useTranslations("admin.simulator");
  const nameOf = useVerdictName();
  return (
    <Dialog
      title={text("verdictTitle", { run: runId })}
      subtitle={text("verdictSubtitle", { count: differing.length, checked })}
      closeLabel={text("close")}
      onClose={onClose}
    >
      <Table label={text("verdictTitle", { run: runId })}>
        <thead>
          <tr>
            <Head>{text("number")}</Head>
            <Head isNumber>{text("expected")}</Head>
            <Head isNumber>{text("shown")}</Head>
          </tr>
        </thead>
        <tbody>
          {differing.map((row) => (
            <tr key={row.name} className="border-line border-b">
              <th scope="row" className="py-1.5 pr-4 text-left font-medium">
                {nameOf(row.name)}
              </th>
              <td className="py-1.5 pr-4 text-right">{row.expected}</td>
              <td className="py-1.5 pr-4 text-right text-bad">{row.shown}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Dialog>
  );
}

/** "refused, qty zero": the first part is ours, the rest as the command writes it. */
function useVerdictName(): (name: string) => string {
  const text = useTranslations("admin.simulator");
  return (name) => {
    const [first = "", ...rest] = name.split(", ");
    const key = `verdict.${first.replaceAll(" ", "_")}`;
    return [text.has(key) ? text(key) : first, ...rest].join(", ");
  };
}
