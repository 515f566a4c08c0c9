export type StackedPart = { key: string; label: string; value: number; text: string; share: string; note: string; isSelected: boolean; onPick?: () => void };

const tones = ["bg-accent", "bg-accent2", "bg-map3", "bg-ghost", "bg-map2"];

/** One bar of all positive parts, `shown` of them named below with their values: two at the bar's ends, more in rows. */
export function StackedBar({ parts, shown }: { parts: StackedPart[]; shown: number }) {
  const positive = parts.filter(({ value }) => value > 0);
  const asEnds = parts.length === 2 && positive.length === 2;
  return (
    <>
      {positive.length > 0 && (
        <div aria-hidden="true" className="flex h-[1.125rem] gap-0.5 overflow-hidden rounded-mark forced-color-adjust-none">
          {positive.map((part, index) => (
            <span key={part.key} title={part.label} className={`min-w-px ${toneOf(index)}`} style={{ flex: `${part.value} 1 0` }} />
          ))}
        </div>
      )}
      <ul className={asEnds ? "flex justify-between gap-4 pt-1.5" : "pt-1.5"}>
        {parts.slice(0, shown).map((part, index) => (
          <Part
            key={part.key}
            part={part}
            tone={asEnds || part.value <= 0 ? null : toneOf(positive.indexOf(part))}
            end={asEnds && index === 1}
            isRow={!asEnds}
          />
        ))}
      </ul>
    </>
  );
}

function toneOf(index: number): string {
  return tones[Math.min(index, tones.length - 1)] ?? "bg-accent";
}

type PartProps = { part: StackedPart; tone: string | null; end: boolean; isRow: boolean };

function Part({ part, ...look }: PartProps) {
  const shape = look.isRow ? "flex items-baseline gap-2 min-h-8 py-1 max-tablet:min-h-11 max-tablet:items-center" : `py-0.5 ${look.end ? "text-right" : ""}`;
  if (part.onPick === undefined) {
    return (
      <li className={`text-data ${shape}`}>
        <PartTexts part={part} {...look} />
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        aria-pressed={part.isSelected}
        onClick={part.onPick}
        className={`-mx-2 rounded-control px-2 text-left text-data transition-colors hover:bg-sunken ${shape} ${look.isRow ? "w-[calc(100%+1rem)]" : ""} ${part.isSelected ? "bg-wash hover:bg-wash" : ""}`}
      >
        <PartTexts part={part} {...look} />
      </button>
    </li>
  );
}

function PartTexts({ part, tone, isRow }: Omit<PartProps, "end">) {
  const colour = part.value < 0 ? "text-bad" : "";
  if (isRow) {
    return (
      <>
        <span aria-hidden="true" className={`size-2.5 shrink-0 self-center rounded-mark forced-color-adjust-none ${tone ?? ""}`} />
        <span title={part.label} className="min-w-0 flex-1 truncate">
          {part.label}
        </span>
        <span className={`font-medium ${colour}`}>{part.text}</span>
        <span className="min-w-12 text-right text-note text-ink3">{part.share}</span>
        <span className="min-w-20 text-right text-note text-ink3">{part.note}</span>
      </>
    );
  }
  return (
    <>
      <span className="font-medium">
        {part.label} {part.text}
      </span>{" "}
      <span className="text-note text-ink3">{part.share}</span>
      <span className="block text-note text-ink3">{part.note}</span>
    </>
  );
}
