import type { CSSProperties, ReactNode } from "react";
import { type BarScale, barPlace } from "./bar-scale.ts";

type BarsProps = {
  children: ReactNode;
  /** A narrow first column, for what opens a row. */
  lead?: boolean;
  /** Labels that a phone has no room for beside the bars: there they stand above. */
  isWordy?: boolean;
};

/** Horizontal bars from zero; labels share one column, as wide as the longest up to two fifths. */
export function Bars({ children, lead = false, isWordy = false }: BarsProps) {
  const columns = lead ? "grid-cols-[auto_fit-content(42%)_1fr]" : "grid-cols-[fit-content(42%)_1fr]";
  return (
    <ul data-wordy={isWordy || undefined} className={`group grid items-center text-data max-tablet:data-wordy:grid-cols-1 ${columns}`}>
      {children}
    </ul>
  );
}

const alone = "max-tablet:group-data-wordy:col-span-1";

type BarProps = {
  label: ReactNode;
  /** The label in full: shown where it is cut. */
  title: string;
  value: number;
  text: string;
  /** `text` in full, where that is rounded. */
  exact: string;
  /** Behind the value: its share. */
  note?: string;
  scale: BarScale;
  level?: "main" | "sub";
  /** What the value adds up from; `scale` must hold their sum. */
  parts?: BarPart[];
};

/** `tone`: its background as a class. */
export type BarPart = { key: string; value: number; tone: string };

type BarRowProps = BarProps & {
  /** Opens the row's parts. */
  lead?: ReactNode;
  isSelected?: boolean;
  onPick?: () => void;
};

export function BarRow({ lead, isSelected = false, onPick, ...bar }: BarRowProps) {
  const row = `col-span-2 ${alone} max-tablet:group-data-wordy:gap-y-0.5 max-tablet:group-data-wordy:py-1.5 -mr-2 grid grid-cols-subgrid items-center rounded-control pr-2 text-left ${bar.level === "sub" ? "min-h-6" : onPick === undefined ? "min-h-7" : "min-h-[2.125rem]"}`;
  return (
    <li className={`grid grid-cols-subgrid items-center ${lead === undefined ? `col-span-2 ${alone}` : "col-span-3"}`}>
      {lead}
      {onPick === undefined ? (
        <div className={row}>
          <BarParts {...bar} />
        </div>
      ) : (
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={onPick}
          className={`${row} -ml-2 pl-2 transition-colors hover:bg-sunken max-tablet:min-h-11 ${isSelected ? "bg-wash hover:bg-wash" : ""}`}
        >
          <BarParts {...bar} />
        </button>
      )}
    </li>
  );
}

function BarParts({ label, title, value, text, exact, note, scale, level = "main", parts }: BarProps) {
  const isMain = level === "main";
  return (
    <>
      <span title={title} className={`truncate pr-4 ${isMain ? "" : "text-note text-ink2"}`}>
        {label}
      </span>
      <span className="flex min-w-0 items-center">
        {parts?.every((part) => part.value >= 0) ? (
          <Stack parts={parts} place={barPlace(scale, value)} />
        ) : (
          <span
            aria-hidden="true"
            style={barPlace(scale, value)}
            className={`shrink-0 rounded-mark transition-[width] duration-200 forced-color-adjust-none ${isMain ? "h-3.5" : "h-2"} ${value < 0 ? "bg-bad" : isMain ? "bg-accent" : "bg-accent2"} ${value === 0 ? "" : "min-w-px"}`}
          />
        )}
        <span title={exact === text ? undefined : exact} className={`whitespace-nowrap pl-2 ${isMain ? "font-medium" : "text-note text-ink2"}`}>
          {text}
        </span>
        {note !== undefined && isMain && <span className="whitespace-nowrap pl-1.5 text-note text-ink3">{note}</span>}
      </span>
    </>
  );
}

/** Live data change it: it does not move on its way. */
function Stack({ parts, place }: { parts: BarPart[]; place: CSSProperties }) {
  return (
    <span aria-hidden="true" style={place} className="flex h-3.5 shrink-0 gap-px overflow-hidden rounded-mark forced-color-adjust-none">
      {parts
        .filter(({ value }) => value > 0)
        .map(({ key, value, tone }) => (
          <span key={key} className={`min-w-px ${tone}`} style={{ flex: `${value} 1 0` }} />
        ))}
    </span>
  );
}
