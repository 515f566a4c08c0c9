"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "../../ui/use-format.tsx";

export function useRateText(): (perSecond: number) => string {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  return (perSecond) => text("perSecond", { rate: perSecond < 1 ? format.fixed(perSecond, 1) : format.count(perSecond) });
}

export function useDurationText(): (seconds: number) => string {
  const text = useTranslations("admin.simulator");
  return (seconds) => (seconds % 60 === 0 ? text("minutes", { count: seconds / 60 }) : text("seconds", { count: seconds }));
}

/** Of a run's job: "500/s · 1 min · 3x/10s · Duplicates 5.0%". */
export function useRunText(): (subject: Record<string, string | number | boolean | null>) => string {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  const rateText = useRateText();
  const durationText = useDurationText();
  const faultText = (given: string) => {
    const [name = "", share = ""] = given.split("=");
    const key = `faults.${name}`;
    return `${text.has(key) ? text(key) : name} ${format.percent(Number.parseFloat(share) / 100)}`;
  };
  return ({ perSecond, seconds, burst, faults }) =>
    [
      rateText(Number(perSecond)),
      durationText(Number(seconds)),
      burst,
      ...String(faults)
        .split(",")
        .filter((given) => given !== "")
        .map(faultText),
    ]
      .filter((part) => part !== null)
      .join(" · ");
}
