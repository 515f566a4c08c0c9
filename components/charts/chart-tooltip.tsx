import type { CSSProperties, ReactNode } from "react";

type Row = { label: string; value: ReactNode; tone?: "strong" | "plain" };
export type ChartTooltipProps = {
  title: string;
  rows: Row[];
  style: CSSProperties;
  /** On touch: the act that a click is with a mouse. */
  action?: { label: string; onAct: () => void } | null;
};

/** What is pointed at, exactly. Screen readers hear the same from the mark, so it is hidden from them unless it has an act. */
export function ChartTooltip({ title, rows, style, action = null }: ChartTooltipProps) {
  return (
    <div
      aria-hidden={action === null}
      className={`absolute z-10 min-w-40 whitespace-nowrap rounded-float border border-line2 bg-surface px-3 py-2.5 text-data shadow-float ${action === null ? "pointer-events-none" : ""}`}
      style={style}
    >
      <p className="font-semibold">{title}</p>
      {rows.length > 0 && (
        <dl className="mt-1 grid grid-cols-[auto_auto] gap-x-4 leading-[1.375rem]">
          {rows.map(({ label, value, tone = "plain" }) => (
            <div key={label} className="contents">
              <dt className={tone === "strong" ? "" : "text-ink3"}>{label}</dt>
              <dd className={`text-right ${tone === "strong" ? "font-semibold" : "text-ink2"}`}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {action !== null && (
        <button
          type="button"
          className="mt-2 h-11 w-full rounded-control border border-line2 px-3 font-medium text-accent"
          onPointerDown={(event) => event.preventDefault()}
          onClick={action.onAct}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
