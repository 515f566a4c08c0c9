import { type ReactNode, useId } from "react";

type PanelProps = { title: string; subtitle: string; controls?: ReactNode /** Small, at the title's end. */; action?: ReactNode; children: ReactNode };

/** A titled part of a page: no box, hairlines and space divide. */
export function Panel({ title, subtitle, controls, action, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="py-6">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-3">
        <div className="min-w-0 flex-1 basis-40">
          <h2 id={id} className="font-semibold text-title">
            {title}
          </h2>
          <p className="text-data text-ink3">{subtitle}</p>
        </div>
        {controls !== undefined && (
          <div className="flex flex-wrap items-center gap-2.5 max-tablet:order-last max-tablet:basis-full max-tablet:justify-between max-tablet:gap-1.5">
            {controls}
          </div>
        )}
        {action}
      </div>
      {children}
    </section>
  );
}
