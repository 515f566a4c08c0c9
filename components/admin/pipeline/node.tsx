"use client";
import { CircleAlert, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Judgement } from "../../../lib/pipeline/pipeline.ts";
import type { PartName } from "../../../lib/pipeline/pipeline-parts.ts";
import { useReasonText } from "./use-reason-text.ts";

export type Fact = { name: string; value: ReactNode };
type NodeProps = { part: PartName; icon: LucideIcon; judgement: Judgement; facts: Fact[]; className?: string; children?: ReactNode };

const edges = { ok: "border-line2", degraded: "border-warn", down: "border-bad" };

/** A part of the pipeline: how it fares, its numbers, and why it is not well. */
export function Node({ part, icon: Icon, judgement, facts, className = "", children }: NodeProps) {
  const text = useTranslations("admin.pipeline");
  const reasonText = useReasonText();
  const name = text(`parts.${part}`);
  return (
    <section aria-label={name} className={`min-w-0 self-center rounded-control border bg-surface px-3 py-2.5 ${edges[judgement.health]} ${className}`}>
      <h2 className="flex items-center gap-2 font-semibold text-body">
        <Icon size={16} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink3" />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <HealthWord health={judgement.health} />
      </h2>
      {facts.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 pt-1 text-note">
          {facts.map(({ name: label, value }) => (
            <div key={label} className="contents">
              <dt className="whitespace-nowrap text-ink3 leading-5">{label}</dt>
              <dd className="truncate text-right font-medium text-ink leading-5">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {judgement.reasons.map((reason) => (
        <p key={reason.code} className={`break-words pt-1 text-note ${judgement.health === "down" ? "text-bad" : "text-warn"}`}>
          {reasonText(reason)}
        </p>
      ))}
      {children}
    </section>
  );
}

export function HealthWord({ health }: Pick<Judgement, "health">) {
  const text = useTranslations("admin.pipeline");
  const looks = { ok: "text-good", degraded: "text-warn", down: "text-bad" };
  const Icon = health === "down" ? CircleAlert : TriangleAlert;
  return (
    <span className={`flex shrink-0 items-center gap-1 font-medium text-note ${looks[health]}`}>
      {health === "ok" ? <span aria-hidden="true" className="size-[7px] rounded-full bg-good" /> : <Icon size={13} aria-hidden="true" />}
      {text(`health.${health}`)}
    </span>
  );
}
