"use client";
import { useFormat } from "./use-format.tsx";

/** A ratio with its direction in sign, mark and colour: ▲ +16.4 %. */
export function Change({ value }: { value: number }) {
  const text = useFormat().change(value);
  const [mark, colour] = text.startsWith("+") ? ["▲", "text-good"] : text.startsWith("−") ? ["▼", "text-bad"] : ["=", "text-ink3"];
  return (
    <span className={`whitespace-nowrap font-semibold ${colour}`}>
      <span aria-hidden="true" className="text-[0.85em]">
        {mark}
      </span>{" "}
      {text}
    </span>
  );
}
