import { Check } from "lucide-react";
import { useTranslations } from "next-intl";

const steps = ["source", "check", "load"] as const;
export type LoadStep = (typeof steps)[number];

/** Where in the way of a load its admin stands. */
export function LoadSteps({ at }: { at: LoadStep }) {
  const text = useTranslations("admin.loads.steps");
  const now = steps.indexOf(at);
  return (
    <ol aria-label={text("label")} className="flex items-center gap-3 text-data max-tablet:hidden">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === now ? "step" : undefined} className="flex items-center gap-3">
          {index > 0 && <span aria-hidden="true" className="h-px w-8 bg-line2" />}
          <span className={`flex items-center gap-2 ${index === now ? "font-semibold text-ink" : "text-ink2"}`}>
            <Mark number={index + 1} state={index < now ? "over" : index === now ? "now" : "next"} />
            {text(step)}
          </span>
        </li>
      ))}
    </ol>
  );
}

const looks = { over: "bg-wash text-accent", now: "bg-accent text-on-accent", next: "border border-control text-ink2" };

function Mark({ number, state }: { number: number; state: keyof typeof looks }) {
  return (
    <span aria-hidden="true" className={`grid size-5 place-items-center rounded-full font-semibold text-note ${looks[state]}`}>
      {state === "over" ? <Check size={12} strokeWidth={3} /> : number}
    </span>
  );
}
