"use client";
import { useTranslations } from "next-intl";
import type { Incident } from "../../../lib/pipeline/pipeline.ts";
import { Panel } from "../../ui/panel.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Table } from "../admin-table.tsx";
import { HealthWord } from "./node.tsx";
import { useReasonText } from "./use-reason-text.ts";

/** The last that went wrong, and right again. */
export function WhatHappened({ incidents }: { incidents: Incident[] }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  return (
    <Panel title={text("happened")} subtitle={text("happenedHint")}>
      {incidents.length === 0 ? (
        <p className="text-data text-ink3">{text("happenedNothing")}</p>
      ) : (
        <Table label={text("happened")}>
          <tbody>
            {incidents.map((incident) => (
              <tr key={incident.id} className="border-line border-b align-top">
                <td className="whitespace-nowrap py-1.5 pr-4 text-ink3">{format.instant(incident.at)}</td>
                <td className="py-1.5 pr-4 font-medium">{text(`parts.${incident.part}`)}</td>
                <td className="w-full break-words py-1.5">
                  <What incident={incident} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function What({ incident: { what, reasons } }: { incident: Incident }) {
  const text = useTranslations("admin.pipeline");
  const reasonText = useReasonText();
  if (what === "started" || what === "started_after_break") return text(`what.${what}`);
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <HealthWord health={what} />
      {reasons.map((reason) => reasonText(reason)).join(" ")}
    </span>
  );
}
