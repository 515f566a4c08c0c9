"use client";
import { CalendarCheck, CalendarClock, FlaskConical, type LucideIcon, PackageSearch, RotateCcw, Split, UserSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import type { CheckFindings, FlightCheck, LiveLines } from "../../../lib/load/flight-check.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { StoppingDialog } from "./stopping-dialog.tsx";

type CheckEffectsProps = { check: FlightCheck; onAsOf: () => void };

export function CheckEffects({ check: { report, findings, replacesSample }, onAsOf }: CheckEffectsProps) {
  const text = useTranslations("admin.loads.effects");
  const format = useFormat();
  const id = useId();
  const [isListing, setListing] = useState(false);
  if (findings === null || report.asOf === null) return null;
  const { stop, resume } = findings.superseded;
  const { ordersAfterNow } = report.notices;
  return (
    <section aria-labelledby={id} className="pb-6">
      <h2 id={id} className="font-semibold text-title">
        {text("title")}
      </h2>
      <ul className="grid gap-2.5 pt-2 text-data text-ink2">
        {replacesSample && (
          <Effect Icon={FlaskConical} fact={text("sample")}>
            {" "}
            {text("sampleText")}
          </Effect>
        )}
        <Effect Icon={CalendarCheck} fact={text("asOf", { at: format.end(report.asOf), zone: format.timeZone })}>
          {report.asOfGiven ? text("asOfGiven") : text("asOfDerived")}. <Link onClick={onAsOf}>{text("change")}</Link>
        </Effect>
        <Effect
          Icon={Split}
          fact={stop.lines === 0 ? text("noStop") : text("stop", { ...stop, shownLines: format.count(stop.lines), shownOrders: format.count(stop.orders) })}
        >
          {" "}
          {stop.lines === 0 ? text("noStopText") : text("stopText", { revenue: format.amount(minus(stop)) })}{" "}
          {stop.lines > 0 && <Link onClick={() => setListing(true)}>{text("show")}</Link>}
        </Effect>
        {resume.lines > 0 && (
          <Effect Icon={RotateCcw} fact={text("resume", { ...resume, shownLines: format.count(resume.lines) })}>
            {" "}
            {text("resumeText", { revenue: format.amount(resume.revenue) })}
          </Effect>
        )}
        {findings.unknown && <Unknown unknown={findings.unknown} />}
        {ordersAfterNow > 0 && (
          <Effect Icon={CalendarClock} fact={text("ahead", { orders: format.count(ordersAfterNow) })}>
            {" "}
            {text("aheadText")}
          </Effect>
        )}
      </ul>
      {isListing && <StoppingDialog findings={findings} onClose={() => setListing(false)} />}
    </section>
  );
}

function Unknown({ unknown }: { unknown: NonNullable<CheckFindings["unknown"]> }) {
  const text = useTranslations("admin.loads.effects");
  const format = useFormat();
  return (["customers", "products"] as const).map((what) => {
    const { before, after } = unknown[what];
    const isSame = before.lines === after.lines && before.revenue === after.revenue;
    return (
      <Effect
        key={what}
        Icon={what === "customers" ? UserSearch : PackageSearch}
        fact={text("unknown", { what, count: after.lines, shown: format.count(after.lines) })}
      >
        {text("unknownText", {
          count: after.lines,
          revenue: format.amount(after.revenue),
          isSame: String(isSame),
          beforeCount: before.lines,
          before: format.count(before.lines),
          beforeRevenue: format.amount(before.revenue),
        })}
      </Effect>
    );
  });
}

function minus({ revenue }: LiveLines): string {
  return revenue.startsWith("-") ? revenue.slice(1) : `-${revenue}`;
}

function Effect({ Icon, fact, children }: { Icon: LucideIcon; fact: string; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <Icon size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ink3" />
      <p>
        <strong className="font-semibold text-ink">{fact}</strong>
        {children}
      </p>
    </li>
  );
}

function Link({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="target font-medium text-accent hover:underline" onClick={onClick}>
      {children}
    </button>
  );
}
