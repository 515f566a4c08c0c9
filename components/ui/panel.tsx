import { type ReactNode, useId } from "react";

type PanelProps = {
  title: string;
  subtitle: string;
  controls?: ReactNode;
  /** One small button in the title's line, wherever the controls go. */
  action?: ReactNode;
  children: ReactNode;
};

/** A titled part of a page: no box, hairlines and space divide. */
export function Panel({ title, subtitle, controls, action, children }: PanelProps) {
  const id = useId();
  const beside = action === undefined ? "" : "tablet:mr-11";
  return (
    <section aria-labelledby={id} className="py-6">
      <div className="relative flex flex-wrap items-start gap-x-4 gap-y-2 pb-3">
        <div className={`min-w-0 flex-1 basis-48 max-tablet:basis-full ${action === undefined ? "" : "pr-11"} ${controls === undefined ? "" : "tablet:pr-0"}`}>
          <h2 id={id} className="font-semibold text-title">
            {title}
          </h2>
          <p className="text-data text-ink3">{subtitle}</p>
        </div>
        {controls !== undefined && (
          <div className={`flex flex-wrap items-center gap-2.5 max-tablet:basis-full max-tablet:justify-between max-tablet:gap-1.5 ${beside}`}>{controls}</div>
        )}
        {action !== undefined && <div className="absolute top-0 right-0">{action}</div>}
      </div>
      {children}
    </section>
  );
}
